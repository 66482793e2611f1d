/** A source of numbers from 0 (included) to 1 (excluded), injected so that a run can be repeated from its seed. */
export type Random = () => number;

/** A small seeded generator (mulberry32): good enough for events and test data, never for secrets. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number from `min` to `max`, both included. */
export function between(min: number, max: number, random: Random): number {
  return min + Math.floor(random() * (max - min + 1));
}

/** Milliseconds from the minimum to the maximum, drawn anew each time. */
export type Span = readonly [minMs: number, maxMs: number];

/** One of the items; throws when there is none. */
export function pick<T>(items: readonly T[], random: Random): T {
  const item = items[between(0, items.length - 1, random)];
  if (item === undefined) throw new Error('Nothing to pick from');
  return item;
}

/** `count` decimal digits as text, leading zeros allowed. */
export function randomDigits(count: number, random: Random): string {
  return Array.from({ length: count }, () => between(0, 9, random)).join('');
}
