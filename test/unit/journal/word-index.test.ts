import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { openHistory } from '../../support/history.ts';
import { listEntry } from '../../support/list-entries.ts';

const deed = fc.record({
  places: fc.uniqueArray(fc.integer({ min: 1, max: 5 })),
  answer: fc.constantFrom('one', 'two', null),
  /** The app ends after this request has left, and starts again. */
  cutOff: fc.boolean(),
});

test('the index finds what looking through all requests would find', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { maxLength: 25 }), async (deeds) => {
      const { begin, find, journal } = openHistory();
      const rows = deeds.map(({ places, answer, cutOff }, minutes) => {
        const finish = begin(minutes, places);
        if (!cutOff) finish({ answer });
        return { minutes, places, answer: cutOff ? null : answer };
      });
      // The last one must not be under way: it would wait for its answer.
      begin(99, [])();
      const expected = (has: (row: (typeof rows)[number]) => boolean) =>
        rows.flatMap((row) => (has(row) ? [String(row.minutes)] : [])).toReversed();
      const seen = rows.length - deeds.filter(({ cutOff }) => cutOff).length;
      for (const place of [1, 2, 3, 4, 5]) {
        const shown = (row: (typeof rows)[number]) => !deeds[row.minutes]?.cutOff;
        expect(await find({ text: listEntry(place).number })).toEqual(
          expected((row) => row.places.includes(place) && shown(row)),
        );
      }
      expect(await find({ text: 'two' })).toEqual(expected((row) => row.answer === 'two'));
      expect(await find({ text: 'heartbeat' })).toHaveLength(seen + 1);
      journal.close();
    }),
    { numRuns: 60 },
  );
});
