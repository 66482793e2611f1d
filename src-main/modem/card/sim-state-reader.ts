import { parsePinState } from '../../at/pin-state-parser.ts';
import { type AtCommand, type CommandOutcome, linesOf } from '../line/at-command.ts';
import { CPIN, NUMERIC_ERRORS } from '../line/at-commands.ts';
import type { ReadContext } from '../read-context.ts';
import { type SimStateReading, simStateOfError, simStateOfWord } from './sim-state.ts';

/** Wavecom never sends the `OK` of this command. */
const WITHOUT_OK: AtCommand = { ...CPIN, endsWithoutOkMs: 300 };

/** `silent`: the modem did not answer. `vague`: a plain error, which may mean no SIM, a busy one, or an unknown command. */
export type SimStateAnswer = SimStateReading | 'silent' | 'vague';

/** Asks `AT+CPIN?` once; once more after a plain error, with error numbers switched on again. */
export async function readSimState(context: ReadContext): Promise<SimStateAnswer> {
  const command = context.family.cpinWithoutOk ? WITHOUT_OK : CPIN;
  const outcome = await context.session.command(command);
  const first = interpret(outcome);
  // It told its state and no end came: a Wavecom under another name.
  if (outcome.kind === 'timeout' && first !== 'silent')
    context.family = { ...context.family, cpinWithoutOk: true };
  if (first !== 'vague') return first;
  const numbered = await context.session.command(NUMERIC_ERRORS);
  return numbered.kind === 'ok' ? interpret(await context.session.command(command)) : 'vague';
}

function interpret(outcome: CommandOutcome): SimStateAnswer {
  const word = parsePinState(linesOf(outcome).join('\n'));
  if (word !== null) return simStateOfWord(word);
  if (outcome.kind === 'error') return simStateOfError(outcome.error) ?? 'vague';
  return outcome.kind === 'ok' ? 'vague' : 'silent';
}
