/** Ids from `first` to `last`, both inclusive. */
export interface IdRange {
  readonly first: number;
  readonly last: number;
}

/** The ranges that cover the same ids without overlap, oldest first. */
export function uniteRanges(ranges: readonly IdRange[]): readonly IdRange[] {
  const united: { first: number; last: number }[] = [];
  for (const { first, last } of ranges.toSorted((a, b) => a.first - b.first)) {
    const before = united.at(-1);
    if (before !== undefined && first <= before.last + 1) before.last = Math.max(before.last, last);
    else united.push({ first, last });
  }
  return united;
}

/** The ids that both have. Both must be united; so is what comes back. */
export function intersectRanges(a: readonly IdRange[], b: readonly IdRange[]): readonly IdRange[] {
  const common: IdRange[] = [];
  let [i, j] = [0, 0];
  for (;;) {
    const [left, right] = [a[i], b[j]];
    if (left === undefined || right === undefined) return common;
    const first = Math.max(left.first, right.first);
    const last = Math.min(left.last, right.last);
    if (first <= last) common.push({ first, last });
    if (left.last < right.last) i++;
    else j++;
  }
}
