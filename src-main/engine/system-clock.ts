import type { Clock } from '../shared/clock.ts';

/** The real time of this computer. `monotonicMs` goes on counting across wall clock jumps. */
export function createSystemClock(): Clock {
  return {
    nowMs: () => Date.now(),
    monotonicMs: () => performance.now(),
    setTimer(delayMs, task) {
      const handle = setTimeout(task, delayMs);
      return { cancel: () => clearTimeout(handle) };
    },
  };
}
