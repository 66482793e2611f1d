import { parseOwnNumbers } from '../at/own-number-parser.ts';
import type { Imsi } from '../shared/ids.ts';
import { linesOf } from './at-command.ts';
import { CNUM } from './at-commands.ts';
import type { NumberEvidence } from './modem-snapshot.ts';
import { evidenceOf } from './number-evidence.ts';
import type { ReadContext } from './read-context.ts';

/**
 * An empty answer is normal: most cards of the last ten years have no number stored. Of several the first is the one for voice;
 * those behind it are for data and fax, and no second opinion on it.
 */
export async function readEvidence(
  context: ReadContext,
  imsi: Imsi | null,
): Promise<readonly NumberEvidence[]> {
  const outcome = await context.session.command(CNUM);
  const numbers = parseOwnNumbers(linesOf(outcome).join('\n')) ?? [];
  return evidenceOf('cnum', numbers.slice(0, 1), imsi, context.toE164);
}
