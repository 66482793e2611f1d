/** A running timer with an owner: whoever set it can stop it. Cancelling twice, or after it fired, does nothing. */
export interface Timer {
  cancel(): void;
}

/**
 * Time as the app sees it, injected so that a day of the pool runs in a second in tests.
 * `nowMs` is wall time (may jump), `monotonicMs` never goes back and is what intervals are measured with.
 */
export interface Clock {
  nowMs(): number;
  monotonicMs(): number;
  /** Calls `task` once after `delayMs` (0 or more). */
  setTimer(delayMs: number, task: () => void): Timer;
}
