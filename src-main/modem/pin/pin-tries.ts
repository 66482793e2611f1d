import { parsePinTries } from '../../at/pin-tries-parser.ts';
import { linesOf } from '../line/at-command.ts';
import type { ReadContext } from '../read-context.ts';

/** Wrong PINs that the card still takes, by the first of the family's commands that tells; null where none does. */
export async function readPinTries({ session, family }: ReadContext): Promise<number | null> {
  for (const command of family.pinTriesCommands) {
    const tries = parsePinTries(linesOf(await session.command(command)).join('\n'));
    if (tries !== null) return tries;
  }
  return null;
}
