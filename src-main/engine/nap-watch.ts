import type { Clock, Timer } from '../shared/clock.ts';

export interface Moment {
  readonly wallMs: number;
  readonly monotonicMs: number;
}

/** Looks out for sleep that the system does not report: a closed lid under some desktops, a paused virtual machine. */
export interface NapWatch {
  /** Looks from now on; what was before does not count. */
  start(): void;
  stop(): void;
}

const TICK_MS = 10_000;
/** Where monotonic time stands still in sleep, wall time runs ahead of it. Smaller steps are corrections of the clock. */
const AHEAD_MS = 5_000;
/** Where it goes on in sleep, the tick is late. A busy computer is not late by as much. */
const LATE_MS = 20_000;

/** `before` and `now` lie one tick apart, unless this computer slept between. A clock set forward by hand looks the same. */
export function hasSlept(before: Moment, now: Moment): boolean {
  const passedMs = now.monotonicMs - before.monotonicMs;
  return now.wallMs - before.wallMs - passedMs > AHEAD_MS || passedMs > TICK_MS + LATE_MS;
}

export function createNapWatch(parts: { readonly clock: Clock; readonly onNap: () => void }): NapWatch {
  const { clock, onNap } = parts;
  let timer: Timer | null = null;

  function start(): void {
    timer?.cancel();
    const before = moment();
    timer = clock.setTimer(TICK_MS, () => {
      const slept = hasSlept(before, moment());
      start();
      if (slept) onNap();
    });
  }

  function moment(): Moment {
    return { wallMs: clock.nowMs(), monotonicMs: clock.monotonicMs() };
  }

  return {
    start,
    stop() {
      timer?.cancel();
      timer = null;
    },
  };
}
