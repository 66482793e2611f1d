import type { AtError } from '../../at/at-values.ts';
import { parseIccid } from '../../at/iccid-parser.ts';
import { asIccid, type Iccid } from '../../shared/ids.ts';
import { type AtCommand, linesOf } from '../line/at-command.ts';
import { CRSM_ICCID } from '../line/at-commands.ts';
import type { ReadContext } from '../read-context.ts';
import { simStateOfError } from './sim-state.ts';

/** `read` carries the monotonic ms at which the card was asked. `refused`: the modem answered, but with no ICCID. `mute`: it did not answer. */
export type IccidReading =
  | { readonly kind: 'read'; readonly iccid: Iccid; readonly readAtMs: number }
  | { readonly kind: 'refused'; readonly error: AtError | null }
  | { readonly kind: 'mute' };

/**
 * Asks by the command that worked last; where that is refused, or none has worked yet, by the family's commands in order and then
 * by the card's own file: the next card in the same modem may be readable by another one only.
 */
export async function readIccid(context: ReadContext): Promise<IccidReading> {
  const { cardFile, trustsFileAlone, iccidCommand: known } = context;
  if (trustsFileAlone && typeof cardFile === 'object') return tryIccidCommand(context, cardFile);
  const all = [...context.family.iccidCommands, ...CRSM_ICCID];
  if (known === null) return tryCommands(context, all);
  const usual = await tryIccidCommand(context, known);
  if (usual.kind !== 'refused' || tellsOfCard(usual.error)) return usual;
  const others = all.filter((command) => command !== known);
  const found = await tryCommands(context, others);
  return found.kind === 'read' ? found : usual;
}

function tellsOfCard(error: AtError | null): boolean {
  return error !== null && simStateOfError(error) !== null;
}

/** By the file of the card itself, which is open while the PIN is asked for; some modems read it by a command of theirs only. */
export async function readLockedIccid(context: ReadContext): Promise<IccidReading> {
  const file = await tryCommands(context, CRSM_ICCID);
  return file.kind === 'refused' ? tryCommands(context, context.family.iccidCommands) : file;
}

async function tryCommands(context: ReadContext, commands: readonly AtCommand[]): Promise<IccidReading> {
  let last: IccidReading = { kind: 'mute' };
  for (const command of commands) {
    if (context.session.state !== 'open') return { kind: 'mute' };
    last = await tryIccidCommand(context, command);
    if (last.kind !== 'read') continue;
    context.iccidCommand = command;
    return last;
  }
  return last;
}

/** `command` is any that answers with an ICCID. */
export async function tryIccidCommand(context: ReadContext, command: AtCommand): Promise<IccidReading> {
  // As of the question: the answer may have lain in the tty through a sleep in which the card was changed.
  const readAtMs = context.clock.monotonicMs();
  const outcome = await context.session.command(command);
  const text = parseIccid(linesOf(outcome).join('\n'));
  const iccid = text === null ? null : asIccid(text);
  if (iccid !== null) return { kind: 'read', iccid, readAtMs };
  if (outcome.kind === 'ok') return { kind: 'refused', error: null };
  return outcome.kind === 'error' ? { kind: 'refused', error: outcome.error } : { kind: 'mute' };
}
