import type { Clock, Timer } from '../../src-main/shared/clock.ts';
import type { FakeClock } from '../support/fake-clock.ts';

interface Waiting {
  /** Monotonic ms of this clock. */
  readonly dueMs: number;
  readonly task: () => void;
  timer: Timer | null;
}

interface ComputerTime {
  /** How far the computer's wall clock runs ahead of the world's, ms. */
  wallErrorMs: number;
  /** Does monotonic time go on in sleep? It does on some systems. */
  readonly countsSleep: boolean;
}

/** Share of timers that the system fires up to a millisecond early, as libuv does. */
const EARLY_SHARE = 0.5;
const EARLY_MS = 0.9;
/** Share of those that are late, as the process was busy: what happens at other ports comes before them. */
const LATE_SHARE = 0.1;
const LATE_MS = 150;
const SHORTEST_MS = 0.01;

/**
 * The time of one run of the app, on a computer of its own: it ends with the run, stands still in sleep, fires its timers a
 * little early or late, and its wall clock may be wrong.
 */
export class LifeClock implements Clock {
  readonly #world: FakeClock;
  readonly #random: () => number;
  readonly #computer: ComputerTime;
  readonly #startMs: number;
  readonly #waiting = new Set<Waiting>();
  #sleptMs = 0;
  #frozenAtMs: number | null = null;
  #ended = false;

  constructor(world: FakeClock, computer: ComputerTime, random: () => number) {
    this.#world = world;
    this.#computer = computer;
    this.#random = random;
    this.#startMs = world.monotonicMs();
  }

  nowMs(): number {
    return this.#world.nowMs() + this.#computer.wallErrorMs;
  }

  monotonicMs(): number {
    return (this.#frozenAtMs ?? this.#world.monotonicMs()) - this.#startMs - this.#sleptMs;
  }

  setTimer(delayMs: number, task: () => void): Timer {
    return this.#setTimer(delayMs + (delayMs > 1 ? this.#offMs() : 0), task);
  }

  /** The same time for those who watch the app: neither early nor late. */
  readonly punctual: Clock = {
    nowMs: () => this.nowMs(),
    monotonicMs: () => this.monotonicMs(),
    setTimer: (delayMs, task) => this.#setTimer(delayMs, task),
  };

  #setTimer(delayMs: number, task: () => void): Timer {
    const waiting: Waiting = { dueMs: this.monotonicMs() + delayMs, task, timer: null };
    if (!this.#ended) this.#waiting.add(waiting);
    this.#arm(waiting);
    return {
      cancel: () => {
        this.#waiting.delete(waiting);
        waiting.timer?.cancel();
      },
    };
  }

  get asleep(): boolean {
    return this.#frozenAtMs !== null;
  }

  freeze(): void {
    if (this.#ended) return;
    this.#frozenAtMs ??= this.#world.monotonicMs();
    for (const { timer } of this.#waiting) timer?.cancel();
  }

  thaw(): void {
    if (this.#frozenAtMs === null) return;
    if (!this.#computer.countsSleep) this.#sleptMs += this.#world.monotonicMs() - this.#frozenAtMs;
    this.#frozenAtMs = null;
    for (const waiting of this.#waiting) this.#arm(waiting);
  }

  /** Nothing that waits will ever run. */
  end(): void {
    this.#ended = true;
    for (const { timer } of this.#waiting) timer?.cancel();
    this.#waiting.clear();
  }

  /** How far off a timer of the system is; before zero is early. */
  #offMs(): number {
    const lot = this.#random();
    if (lot < EARLY_SHARE) return -this.#random() * EARLY_MS;
    return lot < EARLY_SHARE + LATE_SHARE ? this.#random() * LATE_MS : 0;
  }

  #arm(waiting: Waiting): void {
    if (this.#ended || this.#frozenAtMs !== null) return;
    const leftMs = waiting.dueMs - this.monotonicMs();
    // What is left may be too little to move the time at all.
    waiting.timer = this.#world.setTimer(leftMs > 0 ? Math.max(leftMs, SHORTEST_MS) : 0, () => {
      this.#waiting.delete(waiting);
      waiting.task();
    });
  }
}
