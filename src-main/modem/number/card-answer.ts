import type { CommandOutcome } from '../line/at-command.ts';
import type { NumberEvidence } from '../modem-snapshot.ts';

/**
 * What a card said when it was asked for its own number. `empty`: it has none stored, which is normal. `busy`: it could not say yet.
 * `refused`: the modem does not know the question, or not yet; shortly after a start nobody can tell which.
 */
export type CardAnswer =
  | { readonly kind: 'told'; readonly source: NumberEvidence['source']; readonly raw: string }
  | { readonly kind: 'empty' }
  | { readonly kind: 'busy' }
  | { readonly kind: 'refused' };

/** 27.007 9.2: SIM busy; 515 is Wavecom's "still starting". */
const NOT_YET: ReadonlySet<number | null> = new Set([14, 515]);

export function judgeRefusal(outcome: CommandOutcome): CardAnswer {
  if (outcome.kind === 'ok') return { kind: 'refused' };
  if (outcome.kind !== 'error') return { kind: 'busy' };
  return { kind: NOT_YET.has(outcome.error.code) ? 'busy' : 'refused' };
}
