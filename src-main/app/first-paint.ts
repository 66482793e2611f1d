import type { Clock } from '../shared/clock.ts';

/** The moment from which on nothing stands in the window's way any more. */
export interface FirstPaint {
  /** The window stands, or there is none to wait for. */
  note(): void;
  /** Settles then, or after LIMIT_MS: the pool is read whether anybody sees it or not. */
  readonly done: Promise<void>;
}

const LIMIT_MS = 2000;

export function createFirstPaint(clock: Clock): FirstPaint {
  const { promise, resolve } = Promise.withResolvers<void>();
  const limit = clock.setTimer(LIMIT_MS, resolve);
  return {
    done: promise,
    note() {
      limit.cancel();
      resolve();
    },
  };
}
