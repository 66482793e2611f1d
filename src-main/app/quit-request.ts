import { app } from 'electron';

/** What a second Portlight tells the first one when it is there to end it. */
const QUIT_REQUEST = { quit: true } as const;
const ASK_EVERY_MS = 250;
/** Taking the numbers off takes 5 s at most, closing everything as long again. */
const LIMIT_MS = 15_000;

export function isQuitRequest(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'quit' in data && data.quit === true;
}

/** Ends the app that holds the lock of this profile, then this process: with 0 once it has ended, with 1 when it does not. */
export function quitTheOther(): void {
  if (app.requestSingleInstanceLock(QUIT_REQUEST)) {
    process.stdout.write('Portlight is not running.\n');
    app.exit(0);
    return;
  }
  const endMs = performance.now() + LIMIT_MS;
  const timer = setInterval(() => {
    const hasEnded = app.requestSingleInstanceLock(QUIT_REQUEST);
    if (!hasEnded && performance.now() < endMs) return;
    clearInterval(timer);
    if (hasEnded) process.stdout.write('Portlight has ended.\n');
    else process.stderr.write('Portlight does not end. Quit it from its tray menu or its window.\n');
    app.exit(hasEnded ? 0 : 1);
  }, ASK_EVERY_MS);
}
