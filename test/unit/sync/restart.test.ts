import { describe, expect, test } from 'vitest';
import { listEntries, listEntry } from '../../support/list-entries.ts';
import { createSyncBench } from '../../support/sync-bench.ts';

const two = listEntries(2);
const three = listEntries(3);
const MINUTE_MS = 60_000;

type Bench = ReturnType<typeof createSyncBench>;

/** The app again, over the same journal, after it was away for so long. */
async function startAgain(before: Bench, awayMs: number, target = before.state.target): Promise<Bench> {
  const startsAtMs = before.clock.nowMs() + awayMs;
  const bench = createSyncBench({ entries: before.state.entries, journal: before.journal, startsAtMs });
  bench.state.target = target;
  bench.service.start();
  await bench.clock.advance(100);
  return bench;
}

describe('a refused number', () => {
  /** Port3 was refused by itself at 1 s or so. */
  async function refusedBench() {
    const bench = createSyncBench({ entries: three });
    bench.client.rule = (entries) =>
      entries.some(({ portId }) => portId === 'Port3') ? { status: 400, body: 'NUMBER_FORMAT_ERROR' } : null;
    bench.service.start();
    await bench.clock.advance(MINUTE_MS);
    expect(bench.client.lists.at(-1)).toBe('Port1 Port2');
    return bench;
  }

  test('is not sent again by a restart, and still says why', async () => {
    const again = await startAgain(await refusedBench(), 5_000);
    expect(again.client.lists).toEqual(['Port1 Port2']);
    expect(again.service.numberView(listEntry(3).number)).toMatchObject({
      status: 'rejected',
      text: expect.stringContaining('(NUMBER_FORMAT_ERROR)'),
    });
  });

  test('is sent again when its half hour is over, restart or not', async () => {
    const before = await refusedBench();
    const again = await startAgain(before, 20 * MINUTE_MS);
    await again.clock.advance(8 * MINUTE_MS);
    expect(again.service.view().accepted).toHaveLength(2);
    await again.clock.advance(3 * MINUTE_MS);
    expect(again.service.view().accepted).toHaveLength(3);
    const later = await startAgain(before, 31 * MINUTE_MS);
    expect(later.client.lists).toEqual(['Port1 Port2 Port3']);
  });

  test('whose half hour was over once is not set aside again by a clock that goes back', async () => {
    const before = await refusedBench();
    const ahead = await startAgain(before, 90 * MINUTE_MS);
    expect(ahead.client.lists).toEqual(['Port1 Port2 Port3']);
    const back = await startAgain(before, 5 * MINUTE_MS);
    await back.clock.advance(3_000);
    expect(back.client.lists).toEqual(['Port1 Port2 Port3']);
  });

  test('is sent again when it reads differently, when a person asks, and to another account', async () => {
    const before = await refusedBench();
    before.state.entries = [...two, listEntry(3, { rent: true })];
    expect((await startAgain(before, 5_000)).client.lists).toEqual(['Port1 Port2 Port3']);
    before.state.entries = three;
    const other = { baseUrl: 'https://upstream.example', apiKey: 'another-key' };
    expect((await startAgain(await refusedBench(), 5_000, other)).client.lists).toEqual([
      'Port1 Port2 Port3',
    ]);
    const asked = await refusedBench();
    asked.client.rule = () => null;
    void asked.service.syncNow();
    await asked.clock.advance(10_000);
    expect((await startAgain(asked, 5_000)).client.lists).toEqual(['Port1 Port2 Port3']);
  });
});

describe('a gap', () => {
  test('that is over stands in the next run, with its reason', async () => {
    const bench = createSyncBench({ entries: two });
    bench.service.start();
    await bench.clock.advance(10_000);
    bench.client.rule = () => ({ fault: 'dns' });
    await bench.clock.advance(20 * MINUTE_MS);
    bench.client.rule = () => null;
    await bench.clock.advance(MINUTE_MS);
    const [gap] = bench.service.view().gaps;
    expect(gap).toMatchObject({ from: '2026-01-01T00:00:00.100Z', reason: expect.stringContaining('name') });
    expect((await startAgain(bench, 5_000)).service.view().gaps).toEqual([gap]);
  });

  test('that was open at a kill goes on with the reason it began for', async () => {
    const bench = createSyncBench({ entries: two });
    bench.service.start();
    await bench.clock.advance(10_000);
    bench.client.rule = () => ({ fault: 'refused' });
    await bench.clock.advance(10 * MINUTE_MS);
    const again = await startAgain(bench, 10 * MINUTE_MS);
    expect(again.service.view().gaps).toEqual([
      {
        from: '2026-01-01T00:00:00.100Z',
        to: '2026-01-01T00:20:10.100Z',
        reason: expect.stringContaining('refuses the connection'),
      },
    ]);
    expect((await startAgain(again, 5_000)).service.view().gaps).toHaveLength(1);
  });

  test('of the app itself says so', async () => {
    const bench = createSyncBench({ entries: two });
    bench.service.start();
    await bench.clock.advance(10_000);
    const again = await startAgain(bench, 10 * MINUTE_MS);
    expect(again.service.view().gaps).toMatchObject([{ reason: 'Portlight was not running.' }]);
  });
});

test('numbers that stayed on sale keep since when, over heartbeats and restarts', async () => {
  const bench = createSyncBench({ entries: two });
  bench.service.start();
  await bench.clock.advance(10 * MINUTE_MS);
  bench.set(three);
  await bench.clock.advance(10 * MINUTE_MS);
  const again = await startAgain(bench, 5_000);
  await again.clock.advance(10 * MINUTE_MS);
  const since = again.service.view().accepted.map((item) => item.since);
  expect(since).toEqual(['2026-01-01T00:00:00.100Z', '2026-01-01T00:00:00.100Z', '2026-01-01T00:10:01.100Z']);
  expect(again.service.numberView(listEntry(1).number).at).toBe('2026-01-01T00:00:00.100Z');
});

describe('the first list of a run', () => {
  /** A list that left this moment, and the app that was killed over it. */
  async function justSent() {
    const bench = createSyncBench({ entries: two });
    bench.service.start();
    await bench.clock.advance(0);
    expect(bench.client.calls).toHaveLength(1);
    return bench;
  }

  test.each([
    { away: 'half a second', awayMs: 500, early: 1_300, due: 1_600 },
    {
      away: 'a moment in which the clock was set back by an hour',
      awayMs: -3_600_000,
      early: 1_800,
      due: 2_100,
    },
  ])('keeps 2 s from the last one when the app was away for $away', async ({ awayMs, early, due }) => {
    const again = await startAgain(await justSent(), awayMs);
    await again.clock.advance(early - 100);
    expect(again.client.calls).toHaveLength(0);
    await again.clock.advance(due - early);
    expect(again.client.calls).toHaveLength(1);
  });
});

describe('a kill in the midst of a request', () => {
  test.each([
    [5_000, ['Port1 Port2 Port3', 'Port1 Port2 Port3']],
    [40_000, ['Port1 Port2 Port3']],
  ])('%i ms ago: the first list is sent again while the lost one may still arrive', async (awayMs, lists) => {
    const bench = createSyncBench({ entries: two });
    bench.service.start();
    await bench.clock.advance(10_000);
    bench.client.next('silence');
    bench.set(three);
    await bench.clock.advance(2_000);
    expect(bench.client.lists).toEqual(['Port1 Port2', 'Port1 Port2 Port3']);
    const again = await startAgain(bench, awayMs);
    await again.clock.advance(60_000);
    expect(again.client.lists).toEqual(lists);
  });
});
