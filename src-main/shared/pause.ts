import type { Clock, Timer } from './clock.ts';

/** One wait at a time that its owner can cut short. Every wait settles: by time, by `wake`, or by the next `wait`. */
export interface Pause {
  wait(delayMs: number): Promise<void>;
  wake(): void;
}

export function createPause(clock: Clock): Pause {
  let timer: Timer | null = null;
  let settle: (() => void) | null = null;

  function wake(): void {
    timer?.cancel();
    timer = null;
    const resolve = settle;
    settle = null;
    resolve?.();
  }

  return {
    wait(delayMs) {
      wake();
      return new Promise((resolve) => {
        settle = resolve;
        timer = clock.setTimer(Math.max(0, delayMs), wake);
      });
    },
    wake,
  };
}
