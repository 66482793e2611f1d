import type { Clock } from '../shared/clock.ts';

/** How many ttys are opened at once: a hub that wakes up 16 adapters in one instant may lose some of them. */
const AT_ONCE = 16;
/** A device that takes longer hangs in its driver: the next one does not wait for it any more. */
const PATIENCE_MS = 500;

/** Lets some opens through at once, the others as these come to an end or hang. */
export function createOpenGate(clock: Clock): <T>(open: () => Promise<T>) => Promise<T> {
  const queue: (() => void)[] = [];
  let free = AT_ONCE;

  function leave(): void {
    const next = queue.shift();
    if (next === undefined) free += 1;
    else next();
  }

  async function enter(): Promise<void> {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => queue.push(resolve));
  }

  return async (open) => {
    await enter();
    let inside = true;
    const goOut = (): void => {
      if (inside) leave();
      inside = false;
    };
    const patience = clock.setTimer(PATIENCE_MS, goOut);
    try {
      return await open();
    } finally {
      patience.cancel();
      goOut();
    }
  };
}
