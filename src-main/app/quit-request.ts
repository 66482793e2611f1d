import { resolve } from 'node:path';
import { app } from 'electron';
import { readGoodbyeNote } from './goodbye-note.ts';

/** What a second Portlight tells the first one when it is there to end it. */
const QUIT_REQUEST = { quit: true } as const;
const ASK_EVERY_MS = 250;
/** Taking the numbers off takes 5 s at most, closing everything as long again. */
const LIMIT_MS = 15_000;
/** An app that takes the request at all does so at once. One that hangs is killed by Chromium after 20 s of asking. */
const HUNG_MS = 5_000;

const NOT_RUNNING = 'Portlight is not running.';
const ENDED = 'Portlight has ended.';
const KILLED =
  'Portlight did not answer and was killed. Numbers on sale stay there until they run out at the vendor.';
const STAYS = 'Portlight does not end. Quit it from its tray menu or its window.';

export function isQuitRequest(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'quit' in data && data.quit === true;
}

/**
 * Ends the app that holds the lock of this profile, then this process: with 0 once it has ended, with 1 when it does not, had
 * to be killed, or could not take the numbers off as was chosen. `folder`: of its profile; null for the usual one.
 */
export function quitTheOther(folder: string | null): void {
  if (folder !== null) app.setPath('userData', resolve(folder));
  const [words, code] = askUntilGone();
  (code === 0 ? process.stdout : process.stderr).write(`${words}\n`);
  app.exit(code);
}

function askUntilGone(): readonly [words: string, exitCode: 0 | 1] {
  const startMs = performance.now();
  let answer = ask();
  if (answer === 'gone') return [NOT_RUNNING, 0];
  while (answer === 'there' && performance.now() - startMs < LIMIT_MS) {
    // Asleep as a whole: Chromium would begin its windows meanwhile, and without a display, as in a script, crash.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ASK_EVERY_MS);
    answer = ask();
  }
  if (answer === 'killed') return [KILLED, 1];
  if (answer === 'there') return [STAYS, 1];
  const failure = readGoodbyeNote(app.getPath('userData'));
  return failure === null ? [ENDED, 0] : [`${ENDED} The numbers were not taken off: ${failure}`, 1];
}

/** `gone`: the lock is ours. Chromium kills an app that does not answer, which takes it long. */
function ask(): 'there' | 'gone' | 'killed' {
  const startMs = performance.now();
  if (!app.requestSingleInstanceLock(QUIT_REQUEST)) return 'there';
  return performance.now() - startMs > HUNG_MS ? 'killed' : 'gone';
}
