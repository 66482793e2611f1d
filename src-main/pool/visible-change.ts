import type { ModemSnapshot } from '../modem/modem-snapshot.ts';

/** False where only the time of the last reading moved on: 512 ports read their cards all the time. */
export function isVisibleChange(before: ModemSnapshot, after: ModemSnapshot): boolean {
  const { sim: simBefore, ...restBefore } = before;
  const { sim: simAfter, ...restAfter } = after;
  return !(
    isShallowEqual(restBefore, restAfter) &&
    isShallowEqual({ ...simBefore, iccidReadAtMs: null }, { ...simAfter, iccidReadAtMs: null })
  );
}

function isShallowEqual<T extends object>(a: T, b: T): boolean {
  return (Object.keys(a) as (keyof T)[]).every((key) => a[key] === b[key]);
}
