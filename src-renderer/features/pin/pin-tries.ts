/** How urgently to say how many wrong PINs the card still takes. `last`: one more and it locks. `none`: it is as good as locked. */
export type PinTries = 'unknown' | 'enough' | 'few' | 'last' | 'none';

/** A card takes three wrong PINs in a row (27.007, `+CPINR`); fewer than that means that somebody has tried before. */
const FRESH = 3;

export function pinTriesOf(left: number | null): PinTries {
  if (left === null) return 'unknown';
  if (left >= FRESH) return 'enough';
  if (left >= 2) return 'few';
  return left === 1 ? 'last' : 'none';
}
