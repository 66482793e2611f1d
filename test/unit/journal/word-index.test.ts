import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { listPayload } from '../../../src-main/upstream/payload.ts';
import { everything, minute, openHistory } from '../../support/history.ts';
import { listEntries, listEntry } from '../../support/list-entries.ts';
import { createSyncBench } from '../../support/sync-bench.ts';

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

const [one, , three, four] = listEntries(4);

test.each(['list', 'incremental'] as const)(
  'a port finds the request that took its number off (%s), and not the heartbeats after it',
  async (mode) => {
    const bench = createSyncBench({ entries: listEntries(4), mode });
    bench.service.start();
    await bench.clock.advance(10_000);
    bench.set([one, three, four].flatMap((entry) => entry ?? []));
    await bench.clock.advance(600_000);
    const found = await bench.journal.search({ ...everything, portId: 'Port2' });
    if (!found.ok) throw new Error(found.error);
    expect(found.value.rows).toMatchObject([
      { cause: 'change', removed: [listEntry(2).number] },
      { cause: 'first', removed: [] },
    ]);
  },
);

test('a port finds every try to take its number off, also the first request after a restart', async () => {
  const { send, find } = openHistory();
  const removed = [listEntry(2).number];
  send(0, [1, 2]);
  send(1, [1], { removed, outcome: 'failed', answer: null });
  send(2, [1, 3], { removed, outcome: 'failed', answer: null });
  send(3, [1, 3], { removed });
  send(4, [1, 3]);
  expect(await find({ portId: 'port2' })).toEqual(['3', '2', '1', '0']);
});

test('a number that had moved is taken off where it was last', async () => {
  const { journal, send, find } = openHistory();
  send(0, [1, 2]);
  const moved = listEntry(2, { portId: listEntry(7).portId });
  const body = listPayload([listEntry(1), moved], null);
  const row = journal.beginRequest({ at: minute(1), cause: 'change', count: 2, body });
  const [view] = journal.recentRequests(1);
  if (view !== undefined) journal.finishRequest(row, { ...view, outcome: 'accepted', fault: null });
  send(2, [1], { removed: [moved.number] });
  expect(await find({ portId: 'Port2' })).toEqual(['0']);
  expect(await find({ portId: 'Port7' })).toEqual(['2', '1']);
});
