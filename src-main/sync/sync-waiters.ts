import type { Ack } from '../shared/ipc-schema.ts';

interface Waiter {
  readonly round: number;
  readonly resolve: (ack: Ack) => void;
}

/** People who asked for a sync and wait for its end. A round is one list with all the requests it takes to settle it. */
export interface SyncWaiters {
  wait(round: number): Promise<Ack>;
  /** Answers everyone who waits for `round` or an earlier one. */
  settle(round: number, ack: Ack): void;
}

export function createSyncWaiters(): SyncWaiters {
  let waiters: readonly Waiter[] = [];
  return {
    wait: (round) =>
      new Promise((resolve) => {
        waiters = [...waiters, { round, resolve }];
      }),
    settle(round, ack) {
      const done = waiters.filter((waiter) => waiter.round <= round);
      waiters = waiters.filter((waiter) => waiter.round > round);
      for (const waiter of done) waiter.resolve(ack);
    },
  };
}
