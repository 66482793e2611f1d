import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type IdRange, intersectRanges, uniteRanges } from '../../../src-main/journal/id-ranges.ts';

const range = fc
  .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 12 }))
  .map(([first, length]) => ({ first, last: first + length }));

const idsOf = (ranges: readonly IdRange[]): Set<number> =>
  new Set(
    ranges.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, at) => first + at)),
  );

test('united ranges cover the same ids, in order and apart', () => {
  fc.assert(
    fc.property(fc.array(range), (ranges) => {
      const united = uniteRanges(ranges);
      expect(idsOf(united)).toEqual(idsOf(ranges));
      for (const [at, { first }] of united.entries()) {
        expect(first).toBeGreaterThan((united[at - 1]?.last ?? -2) + 1);
      }
    }),
  );
});

test('an intersection has the ids that both have', () => {
  fc.assert(
    fc.property(fc.array(range), fc.array(range), (left, right) => {
      const [a, b] = [uniteRanges(left), uniteRanges(right)];
      expect(idsOf(intersectRanges(a, b))).toEqual(new Set([...idsOf(a)].filter((id) => idsOf(b).has(id))));
    }),
  );
});
