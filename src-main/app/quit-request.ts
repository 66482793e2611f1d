import { join, resolve } from 'node:path';
import { app } from 'electron';
import { countLeftOnSale } from '../engine/left-on-sale.ts';
import { readThrough } from '../settings/damaged-file.ts';
import { settingsMigrations, settingsSchema } from '../settings/settings-schema.ts';
import { JOURNAL_FILE, LOG_FILE } from './paths.ts';

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
  const left = hasEnded ? leftOnSale(app.getPath('userData')) : null;
  leave(hasEnded ? (left ?? ENDED) : STAYS, hasEnded && left === null ? 0 : 1);
}

/** Says that the app in this profile, which has ended, should have taken its numbers off and did not; null where all is well. */
function leftOnSale(folder: string): string | null {
  const settings = readThrough(join(folder, 'settings.json'), settingsSchema, settingsMigrations);
  if (settings.kind !== 'read' || settings.value.goodbye !== 'take-off') return null;
  const count = countLeftOnSale(join(folder, JOURNAL_FILE));
  if (count === 0) return null;
  const numbers = count === 1 ? '1 number' : `${count} numbers`;
  return `Portlight has ended, but ${numbers} could not be taken off and may stay on sale until they run out at the vendor. The reason stands in ${join(folder, LOG_FILE)}.`;
}

function leave(words: string, code: 0 | 1): void {
  (code === 0 ? process.stdout : process.stderr).write(`${words}\n`);
  app.exit(code);
}
