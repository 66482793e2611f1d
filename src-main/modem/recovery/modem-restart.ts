import { linesOf } from '../line/at-command.ts';
import { CFUN, RESTART } from '../line/at-commands.ts';
import type { ReadContext } from '../read-context.ts';

const FULLY_ON = /^\+CFUN:\s*1\b/i;

/**
 * Restarts a modem that answers and yet does not work (`AT+CFUN=1,1`). Not where somebody has switched its radio off: a restart
 * would switch it on. `onRestart` hears of it before it happens.
 */
export async function restartModem({ session }: ReadContext, onRestart: () => void): Promise<void> {
  const answer = await session.command(CFUN);
  if (answer.kind !== 'ok' || !linesOf(answer).some((line) => FULLY_ON.test(line))) return;
  onRestart();
  const outcome = await session.command(RESTART);
  // With an error it stays as it is; without an answer it may have gone down before it could give one.
  if (outcome.kind === 'ok' || outcome.kind === 'timeout') session.expectRestart();
}
