import type { NumberFinding } from '../../modem/number/number-search.ts';
import type { NetworkAnswer } from '../../modem/number/ussd-talk.ts';
import { assertNever } from '../../shared/assert-never.ts';
import type { PortId } from '../../shared/ids.ts';
import { err, ok, type Result } from '../../shared/result.ts';

/** Whether the network may be asked for the number of a SIM, and if not, why. */
export type NetworkPlan =
  | { readonly kind: 'ask'; readonly operator: string; readonly code: string }
  | { readonly kind: 'never'; readonly operator: string }
  | { readonly kind: 'off' | 'no-code' | 'no-network' };

/** USSD texts have 182 letters at most; a modem that glues several together must not fill the window. */
const TEXT_MAX = 200;

/** What a search came to, for the person who asked: done, or why the number is still not known. */
export function findingWords(id: PortId, finding: NumberFinding, plan: NetworkPlan): Result<null> {
  if (finding.kind === 'impossible')
    return err(`The SIM in ${id} cannot be reached now. Wait until it is read again, then try once more.`);
  if (finding.card === 'told' || finding.network?.kind === 'told') return ok(null);
  const network = finding.network === null ? planWords(plan) : networkWords(finding.network);
  return err(`${cardWords(finding.card)} ${network} Enter the number by hand, or try again later.`);
}

function cardWords(card: (NumberFinding & { readonly kind: 'searched' })['card']): string {
  switch (card) {
    case 'told':
      return 'The SIM has a number stored.';
    case 'unusable':
      return 'What the SIM has stored is no number that can be read with its country.';
    case 'empty':
      return 'The SIM has no number stored.';
    case 'busy':
      return 'The SIM was too busy to tell its number.';
    case 'refused':
      return 'This modem cannot read the number from the SIM.';
    default:
      return assertNever(card);
  }
}

function planWords(plan: NetworkPlan): string {
  switch (plan.kind) {
    case 'ask':
      return 'The network was not asked.';
    case 'off':
      return 'Asking the network is switched off in the settings.';
    case 'no-code':
      return 'No code is known to ask its operator with: you can enter one in the settings.';
    case 'never':
      return `You chose in the settings that ${plan.operator} is never asked.`;
    case 'no-network':
      return 'It is in no network now, so its operator could not be asked.';
    default:
      return assertNever(plan);
  }
}

function networkWords(answer: NetworkAnswer): string {
  switch (answer.kind) {
    case 'told':
      return `Its operator says ${answer.number}.`;
    case 'text':
      return `Its operator answered without a clear number: "${clip(answer.text)}".`;
    case 'refused':
      return `The network did not take the question (${answer.detail}).`;
    case 'silent':
      return 'Its operator did not answer.';
    case 'interrupted':
      return 'The question was broken off, because the SIM or the modem went away.';
    default:
      return assertNever(answer);
  }
}

/** What the port shows of the last answer while its number is not known; null where there is nothing to show. */
export function hintOf(answer: NetworkAnswer): string | null {
  return answer.kind === 'told' || answer.kind === 'interrupted' ? null : networkWords(answer);
}

/** What the history may hold: the number or that there was none, never the operator's text, which may tell a balance. */
export function answerForJournal(answer: NetworkAnswer): string {
  switch (answer.kind) {
    case 'told':
      return answer.number;
    case 'text':
      return 'no clear number in the answer';
    case 'refused':
      return `refused: ${answer.detail}`;
    case 'silent':
      return 'no answer';
    case 'interrupted':
      return 'broken off';
    default:
      return assertNever(answer);
  }
}

function clip(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > TEXT_MAX ? `${line.slice(0, TEXT_MAX)}…` : line;
}
