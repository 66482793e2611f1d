import type { Clock, Timer } from '../../src-main/shared/clock.ts';

interface Pending {
  readonly dueMs: number;
  readonly order: number;
  readonly task: () => void;
  cancelled: boolean;
}

/** A clock that only moves when told. Timers fire in order of their due time, then of their setting. */
export class FakeClock implements Clock {
  private monotonic = 0;
  private order = 0;
  private live = 0;
  private wallOffsetMs: number;
  /** A binary heap, the next one first; cancelled timers stay in it until their turn. */
  private readonly heap: Pending[] = [];

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
    const dueMs = this.monotonic + Math.max(0, delayMs);
    const entry: Pending = { dueMs, order: this.order++, task, cancelled: false };
    this.push(entry);
    this.live++;
    return { cancel: () => this.end(entry) };
  }

  /** Wall time jumps, monotonic time does not: what NTP or a user at the clock does. */
  jumpWall(byMs: number): void {
    this.wallOffsetMs += byMs;
  }

  get timers(): number {
    return this.live;
  }

  /** Moves time on, firing what falls due, and lets promises settle after each timer. */
  async advance(byMs: number): Promise<void> {
    const end = this.monotonic + byMs;
    await settlePromises();
    for (let next = this.next(end); next !== null; next = this.next(end)) {
      this.pop();
      if (next.cancelled) continue;
      this.end(next);
      this.monotonic = Math.max(this.monotonic, next.dueMs);
      next.task();
      await settlePromises();
    }
    this.monotonic = end;
    await settlePromises();
  }

  private end(entry: Pending): void {
    if (!entry.cancelled) this.live--;
    entry.cancelled = true;
  }

  private next(endMs: number): Pending | null {
    const [head] = this.heap;
    return head !== undefined && head.dueMs <= endMs ? head : null;
  }

  private push(entry: Pending): void {
    const { heap } = this;
    let place = heap.length;
    while (place > 0) {
      const above = (place - 1) >> 1;
      const parent = heap[above];
      if (parent === undefined || isBefore(parent, entry)) break;
      heap[place] = parent;
      place = above;
    }
    heap[place] = entry;
  }

  private pop(): void {
    const { heap } = this;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let place = 0;
    for (;;) {
      const left = heap[2 * place + 1];
      const right = heap[2 * place + 2];
      const child = left && right && isBefore(right, left) ? right : left;
      if (child === undefined || isBefore(last, child)) break;
      heap[place] = child;
      place = 2 * place + (child === left ? 1 : 2);
    }
    heap[place] = last;
  }
}

function isBefore(a: Pending, b: Pending): boolean {
  return a.dueMs < b.dueMs || (a.dueMs === b.dueMs && a.order < b.order);
}

/** Lets all promise chains that are ready run to their end: ticks come after them. */
export function settlePromises(): Promise<void> {
  return new Promise((resolve) => process.nextTick(resolve));
}
