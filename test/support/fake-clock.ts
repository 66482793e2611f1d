import type { Clock, Timer } from '../../src-main/shared/clock.ts';

interface Pending {
  readonly dueMs: number;
  readonly order: number;
  readonly task: () => void;
}

/** A clock that only moves when told. Timers fire in order of their due time, then of their setting. */
export class FakeClock implements Clock {
  private monotonic = 0;
  private order = 0;
  private readonly pending = new Set<Pending>();

  private wallOffsetMs: number;

  constructor(wallStartMs = Date.UTC(2026, 0, 1)) {
    this.wallOffsetMs = wallStartMs;
  }

  nowMs(): number {
    return this.wallOffsetMs + this.monotonic;
  }

  monotonicMs(): number {
    return this.monotonic;
  }

  setTimer(delayMs: number, task: () => void): Timer {
    const entry = { dueMs: this.monotonic + Math.max(0, delayMs), order: this.order++, task };
    this.pending.add(entry);
    return { cancel: () => void this.pending.delete(entry) };
  }

  /** Wall time jumps, monotonic time does not: what NTP or a user at the clock does. */
  jumpWall(byMs: number): void {
    this.wallOffsetMs += byMs;
  }

  get timers(): number {
    return this.pending.size;
  }

  /** Moves time on, firing what falls due, and lets promises settle after each timer. */
  async advance(byMs: number): Promise<void> {
    const end = this.monotonic + byMs;
    await settlePromises();
    for (let next = this.next(end); next !== null; next = this.next(end)) {
      this.pending.delete(next);
      this.monotonic = Math.max(this.monotonic, next.dueMs);
      next.task();
      await settlePromises();
    }
    this.monotonic = end;
    await settlePromises();
  }

  private next(endMs: number): Pending | null {
    let best: Pending | null = null;
    for (const entry of this.pending) {
      if (entry.dueMs > endMs) continue;
      if (
        best === null ||
        entry.dueMs < best.dueMs ||
        (entry.dueMs === best.dueMs && entry.order < best.order)
      )
        best = entry;
    }
    return best;
  }
}

/** Lets all promise chains that are ready run to their end. */
export async function settlePromises(): Promise<void> {
  for (let round = 0; round < 20; round++) await Promise.resolve();
}
