import type { ModemSnapshot } from '../modem/modem-snapshot.ts';

/**
 * False where only the time of the last reading moved on, for 512 ports read their cards all the time, or where the same is
 * said in a new object: a port that cannot be opened is tried again and again, and has the same fault each time.
 */
export function isVisibleChange(before: ModemSnapshot, after: ModemSnapshot): boolean {
  return before !== after && !haveSame(before, after, (a, b) => isObject(a) && isObject(b) && saysSame(a, b));
}

function saysSame(a: object, b: object): boolean {
  return haveSame(a, b, () => false);
}

/** `resembles` judges the values that are not identical. */
function haveSame<T extends object>(a: T, b: T, resembles: (a: unknown, b: unknown) => boolean): boolean {
  const keys = Object.keys(a) as (keyof T)[];
  if (keys.length !== Object.keys(b).length) return false;
  for (const key of keys)
    if (a[key] !== b[key] && key !== 'iccidReadAtMs' && !resembles(a[key], b[key])) return false;
  return true;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
