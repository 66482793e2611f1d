import type { Clock, Timer } from '../shared/clock.ts';

/** Whoever waits for the truth about a card goes on with what is known by then: one slow port must not hold up the others. */
const LIMIT_MS = 5_000;

interface Waiter {
  readonly settle: () => void;
  readonly timer: Timer;
}

/** Those who wait for the next reading of the card. Each settles: by the reading, by `take`, or by the limit of 5 s. */
export class VerificationQueue {
  readonly #clock: Clock;
  readonly #waiters = new Set<Waiter>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get isEmpty(): boolean {
    return this.#waiters.size === 0;
  }

  add(): Promise<void> {
    return new Promise((resolve) => {
      const waiter: Waiter = {
        settle: resolve,
        timer: this.#clock.setTimer(LIMIT_MS, () => {
          this.#waiters.delete(waiter);
          resolve();
        }),
      };
      this.#waiters.add(waiter);
    });
  }

  /** Takes all who wait now; call the result once the card was read. Until then the limit still runs for them. */
  take(): () => void {
    const taken = [...this.#waiters];
    this.#waiters.clear();
    return () => {
      for (const { settle, timer } of taken) {
        timer.cancel();
        settle();
      }
    };
  }
}
