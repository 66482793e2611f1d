import type { Clock, Timer } from '../shared/clock.ts';

/** While nothing may be sent, and after a fault, things are looked at again this often: nobody may tell when the cause is gone. */
export const LOOK_MS = 5_000;

/**
 * The sync's one timer, set to the next request or to the next look at what may have changed by time alone. What a timer starts
 * has nobody to throw to: a fault is told, and there is another look, as the heartbeat must not end with it.
 */
export interface SyncAlarm {
  /** Monotonic ms of the planned request; null when none is planned. */
  readonly requestAtMs: number | null;
  cancel(): void;
  /** Sends at `atMs`; when `lookAtMs` comes before, looks instead. Both monotonic. Replaces what was set. */
  planRequest(atMs: number, lookAtMs: number, send: () => void): void;
  planLook(): void;
  /** Never throws. */
  attempt(work: () => void): void;
}

export function createSyncAlarm(deps: {
  readonly clock: Clock;
  readonly warn: (message: string) => void;
  readonly look: () => void;
}): SyncAlarm {
  const { clock, warn, look } = deps;
  let timer: Timer | null = null;
  let requestAtMs: number | null = null;

  function cancel(): void {
    timer?.cancel();
    timer = null;
    requestAtMs = null;
  }

  function set(delayMs: number, task: () => void): void {
    cancel();
    timer = clock.setTimer(Math.max(0, delayMs), () => {
      cancel();
      attempt(task);
    });
  }

  function attempt(work: () => void): void {
    try {
      work();
    } catch (fault) {
      warn(`sync: ${String(fault)}`);
      if (timer === null) set(LOOK_MS, look);
    }
  }

  return {
    get requestAtMs() {
      return requestAtMs;
    },
    cancel,
    planRequest(atMs, lookAtMs, send) {
      const isLook = lookAtMs < atMs;
      set((isLook ? lookAtMs : atMs) - clock.monotonicMs(), isLook ? look : send);
      requestAtMs = atMs;
    },
    planLook: () => set(LOOK_MS, look),
    attempt,
  };
}
