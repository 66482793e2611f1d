/** How urgently to say how many wrong PINs the card still takes. `last`: one more and it locks. `none`: it is locked. */
export type PinTries = 'unknown' | 'enough' | 'few' | 'last' | 'none';

/** A card takes three wrong PINs in a row (27.007, `+CPINR`); fewer than that means that somebody has tried before. */
const FRESH = 3;

export function pinTriesOf(left: number | null): PinTries {
  if (left === null) return 'unknown';
  if (left >= FRESH) return 'enough';
  if (left >= 2) return 'few';
  return left === 1 ? 'last' : 'none';
}

/** The last try is a person's, in a phone: main does not send it either. */
export function canTryPin(left: number | null): boolean {
  return left === null || left > 1;
}
