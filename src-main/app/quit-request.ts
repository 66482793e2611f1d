import { resolve } from 'node:path';
import { app } from 'electron';

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
 * Ends the app that holds the lock of this profile, then this process: with 0 once it has ended, with 1 when it does not or had
 * to be killed. `folder`: of its profile; null for the usual one.
 */
export function quitTheOther(folder: string | null): void {
  const startMs = performance.now();
  if (folder !== null) app.setPath('userData', resolve(folder));
  if (app.requestSingleInstanceLock(QUIT_REQUEST)) {
    const isKilled = performance.now() - startMs > HUNG_MS;
    leave(isKilled ? KILLED : NOT_RUNNING, isKilled ? 1 : 0);
    return;
  }
  let hasEnded = false;
  while (!hasEnded && performance.now() - startMs < LIMIT_MS) {
    // Asleep as a whole: Chromium would begin its windows meanwhile, and without a display, as in a script, crash.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ASK_EVERY_MS);
    hasEnded = app.requestSingleInstanceLock(QUIT_REQUEST);
  }
  leave(hasEnded ? ENDED : STAYS, hasEnded ? 0 : 1);
}

function leave(words: string, code: 0 | 1): void {
  (code === 0 ? process.stdout : process.stderr).write(`${words}\n`);
  app.exit(code);
}
