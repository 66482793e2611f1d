import type { Clock } from '../shared/clock.ts';

/** Timers with one owner, stopped together. */
export interface TimerSet {
  after(delayMs: number, task: () => void): void;
  cancelAll(): void;
}

export function createTimerSet(clock: Clock): TimerSet {
  const running = new Set<{ cancel(): void }>();
  return {
    after(delayMs, task) {
      const timer = clock.setTimer(delayMs, () => {
        running.delete(timer);
        task();
      });
      running.add(timer);
    },
    cancelAll() {
      for (const timer of running) timer.cancel();
      running.clear();
    },
  };
}
