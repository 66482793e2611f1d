import type { Pool } from '../pool/pool-service.ts';
import type { Clock, Timer } from '../shared/clock.ts';
import type { SyncService } from '../sync/sync-service.ts';

/** What sleep does to the truth: a SIM read before it proves nothing after it. */
export interface SleepWatch {
  suspend(): void;
  /**
   * Reads every ICCID again, then sends at once, then reads all the rest. Resolves when that has begun, or was overtaken by sleep
   * or the end.
   */
  resume(): Promise<void>;
  /** Nothing is sent any more by a resume that is still reading. */
  end(): void;
  /** How old the last reading of a SIM may be now, in ms, for its number to be sent. */
  maxAgeMs(): number;
}

/** A SIM counts as verified this long after its ICCID was read: some polls (10 s at most) may be late on a busy port. */
const ICCID_MAX_AGE_MS = 60_000;
/** Ports that have not been read by then are left out of the first list after sleep: one of them must not hold up all. */
const VERIFY_LIMIT_MS = 5_000;

/** Far less than any question to a modem takes. */
const SAME_MOMENT_MS = 0.001;

/** A computer that is awake for so long after it said good night has stayed awake, or woke and did not say so. */
const STILL_AWAKE_MS = 60_000;

export function createSleepWatch(parts: {
  readonly clock: Clock;
  readonly pool: Pick<Pool, 'verifyAll' | 'state' | 'identify'>;
  readonly sync: () => Pick<SyncService, 'suspend' | 'resume'>;
}): SleepWatch {
  const { clock, pool, sync } = parts;
  let epoch = 0;
  let stillAwake: Timer | null = null;

  function begin(): number {
    stillAwake?.cancel();
    stillAwake = null;
    epoch += 1;
    return epoch;
  }

  let resumedAtMs = Number.NEGATIVE_INFINITY;
  const watch: SleepWatch = {
    suspend() {
      begin();
      sync().suspend();
      stillAwake = clock.setTimer(STILL_AWAKE_MS, () => void watch.resume());
    },
    async resume() {
      const mine = begin();
      resumedAtMs = clock.monotonicMs();
      await within(clock, VERIFY_LIMIT_MS, pool.verifyAll());
      if (mine !== epoch) return;
      sync().resume();
      // A modem that lost its power over the sleep has forgotten how it was set, and nobody heard it start.
      for (const { id } of pool.state().ports) pool.identify(id);
    },
    end() {
      begin();
    },
    // Right after a resume this is next to nothing: what was asked before the sleep, however lately, does not count, nor what was
    // asked in its very moment, where monotonic time stands still.
    maxAgeMs: () => Math.min(ICCID_MAX_AGE_MS, clock.monotonicMs() - resumedAtMs - SAME_MOMENT_MS),
  };
  return watch;
}

/**
 * Resolves when `work` ends, in whatever way, or after `limitMs` without it. Where the reading itself breaks, the age of what was
 * read keeps each number back, and the sync must not stay asleep for it.
 */
function within(clock: Clock, limitMs: number, work: Promise<void>): Promise<void> {
  return new Promise((resolve) => {
    const limit = clock.setTimer(limitMs, resolve);
    const end = () => {
      limit.cancel();
      resolve();
    };
    work.then(end, end);
  });
}
