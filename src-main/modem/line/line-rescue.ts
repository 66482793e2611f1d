import type { AtCommand } from './at-command.ts';
import { setting } from './at-commands.ts';

/** A line on which nothing answers `AT`, and what can be tried on it. */
interface MuteLine {
  readonly write: (text: string) => Promise<void>;
  readonly wait: (delayMs: number) => Promise<void>;
  /** Sends a command; true once its own `OK` came. */
  readonly answers: (command: AtCommand) => Promise<boolean>;
}

const AT = setting('AT', 1_000);
const HANG_UP = setting('ATH', 5_000);
/** V.250 6.2.1 and 6.2.3: after `ATS3=10` a line ends with LF; the first one ends what was collected until now. */
const USUAL_LINE_ENDS = '\nATQ0V1E0S3=13S4=10\n';
/** S12 is a second by default (V.250): silence of that length before and after makes `+++` more than data. */
const GUARD_MS = 1_100;

/**
 * Tries what another program may have left behind: changed line ends, then a data call. A call is hung up only once the modem has
 * answered `AT` in the middle of it: until then nobody knows that it is a modem.
 */
export async function rescueLine(line: MuteLine): Promise<boolean> {
  await line.write(USUAL_LINE_ENDS);
  if (await line.answers(AT)) return true;
  await line.wait(GUARD_MS);
  await line.write('+++');
  await line.wait(GUARD_MS);
  if (!(await line.answers(AT))) return false;
  await line.answers(HANG_UP);
  return true;
}
