import type { E164 } from '../shared/ids.ts';
import type { NumberSource } from '../shared/port-view.ts';
import type { BookEvidence, NumberVerdict } from './number-book.ts';
import { plausibilityWarning } from './phone-number.ts';

/** Most trusted first. A person's word stands above what the card or the network says. */
const personSources: readonly NumberSource[] = ['typed', 'csv'];
const automaticSources: readonly NumberSource[] = ['cnum', 'phonebook', 'ussd'];

/**
 * Weighs all evidence of one SIM: typed, then imported, then automatic. Two automatic sources that disagree are a conflict,
 * because the wrong number on sale is worse than none.
 */
export function judgeNumber(evidence: readonly BookEvidence[]): NumberVerdict {
  const automatic = bySources(evidence, automaticSources);
  const chosen = bySources(evidence, personSources)[0];
  if (chosen !== undefined) return known(chosen, evidence);
  const [first] = automatic;
  if (first === undefined) return { kind: 'unknown' };
  const numbers = [...new Set(automatic.map((item) => item.number))];
  return numbers.length > 1 ? { kind: 'conflict', numbers } : known(first, evidence);
}

function known({ number, source }: BookEvidence, evidence: readonly BookEvidence[]): NumberVerdict {
  const warnings = [contradiction(number, evidence), plausibilityWarning(number)];
  const text = warnings.filter((warning) => warning !== null).join(' ');
  return { kind: 'known', number, source, warning: text === '' ? null : text };
}

const sourceNames: Readonly<Record<NumberSource, string>> = {
  typed: 'you',
  csv: 'the imported list',
  cnum: 'the SIM',
  phonebook: "the SIM's phonebook",
  ussd: 'the network',
};

function contradiction(number: E164, evidence: readonly BookEvidence[]): string | null {
  const others = evidence.filter((item) => item.number !== number);
  if (others.length === 0) return null;
  const said = others.map((item) => `${sourceNames[item.source]} says ${item.number}`).join(', ');
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}; ${number} is used.`;
}

function bySources(
  evidence: readonly BookEvidence[],
  sources: readonly NumberSource[],
): readonly BookEvidence[] {
  return sources.flatMap((source) => evidence.filter((item) => item.source === source));
}
