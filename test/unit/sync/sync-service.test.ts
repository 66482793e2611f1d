import { describe, expect, test } from 'vitest';
import { listEntries, listEntry } from '../../support/list-entries.ts';
import { createSyncBench } from '../../support/sync-bench.ts';

const two = listEntries(2);
const three = listEntries(3);
const REFUSED = { status: 400, body: 'NUMBER_FORMAT_ERROR' };

describe('the first list', () => {
  test('waits until the pool has settled, then leaves at once', async () => {
    const bench = createSyncBench({ entries: two, settled: false });
    bench.service.start();
    await bench.clock.advance(29_000);
    expect(bench.client.calls).toEqual([]);
    expect(bench.service.view().state).toBe('settling');
    bench.state.settled = true;
    bench.service.changed();
    await bench.clock.advance(0);
    expect(bench.client.lists).toEqual(['Port1 Port2']);
    expect(bench.service.view().state).toBe('sending');
    await bench.clock.advance(100);
    expect(bench.service.view()).toMatchObject({
      state: 'idle',
      lastAcceptedAt: '2026-01-01T00:00:29.100Z',
      nextAt: '2026-01-01T00:05:14.000Z',
      lastError: null,
    });
    expect(bench.service.numberView(listEntry(1).number)).toEqual({
      status: 'accepted',
      id: 100,
      at: '2026-01-01T00:00:29.100Z',
      text: null,
    });
    expect(bench.confirmed).toEqual(['Port1 Port2']);
  });

  test('is not sent without URL and key, and leaves as soon as they are there', async () => {
    const bench = createSyncBench({ entries: two });
    const { target } = bench.state;
    bench.state.target = null;
    bench.service.start();
    await bench.clock.advance(600_000);
    expect(bench.service.view().state).toBe('unconfigured');
    bench.state.target = target;
    bench.service.resume();
    await bench.clock.advance(100);
    expect(bench.client.lists).toEqual(['Port1 Port2']);
  });

  test('is a difference to what an earlier run left on sale', async () => {
    const bench = createSyncBench({
      entries: two,
      last: [
        { number: listEntry(2).number, id: 8, since: null },
        { number: listEntry(3).number, id: 9, since: null },
      ],
    });
    bench.service.start();
    await bench.clock.advance(100);
    expect(bench.service.view().lastExchange).toMatchObject({
      cause: 'first',
      added: [listEntry(1).number],
      removed: [listEntry(3).number],
    });
    expect(bench.service.numberView(listEntry(3).number).status).toBe('deleted');
  });
});

describe('an empty list', () => {
  test('is never sent before any list was accepted', async () => {
    const bench = createSyncBench({ entries: [] });
    bench.service.start();
    await bench.clock.advance(1_000_000);
    expect(bench.client.calls).toEqual([]);
    expect(await bench.service.syncNow()).toMatchObject({ ok: false });
  });

  test('takes the last number off, and then keeps the proof of life', async () => {
    const bench = createSyncBench({ entries: [listEntry(1)] });
    bench.service.start();
    await bench.clock.advance(10_000);
    bench.set([]);
    await bench.clock.advance(1_100);
    expect(bench.client.lists).toEqual(['Port1', '']);
    expect(bench.service.view().accepted).toEqual([]);
    await bench.clock.advance(285_000);
    expect(bench.client.lists).toEqual(['Port1', '', '']);
  });

  test('follows a list whose end is not known', async () => {
    const bench = createSyncBench({ entries: [listEntry(1)] });
    bench.client.next({ fault: 'reset' });
    bench.service.start();
    await bench.clock.advance(500);
    bench.set([]);
    await bench.clock.advance(5_000);
    expect(bench.client.lists).toEqual(['Port1', '']);
  });
});

describe('another account', () => {
  const before = { baseUrl: 'https://upstream.example', apiKey: 'key-of-the-test' };
  const other = { baseUrl: 'https://other.example', apiKey: 'other-key' };

  test('gets no empty list for what was listed at the one before', async () => {
    const bench = createSyncBench({ entries: two });
    bench.service.start();
    await bench.clock.advance(10_000);
    bench.state.target = other;
    bench.set([]);
    await bench.clock.advance(600_000);
    expect(bench.client.lists).toEqual(['Port1 Port2']);
    expect(await bench.service.goodbye()).toEqual({ ok: true, value: null });
    expect(bench.client.lists).toEqual(['Port1 Port2']);
    expect(bench.service.numberView(listEntry(1).number).status).toBe('none');
  });

  test('gets no empty list either after a restart, and the one before does', async () => {
    for (const [target, lists] of [
      [other, []],
      [before, ['']],
    ] as const) {
      const last = [{ number: listEntry(1).number, id: 1, since: null }];
      const bench = createSyncBench({ entries: [], last, lastTarget: before });
      bench.state.target = target;
      bench.service.start();
      await bench.clock.advance(1_000);
      expect(bench.client.lists).toEqual(lists);
    }
  });
});

describe('heartbeats', () => {
  test('never let 300 s pass, hour after hour', async () => {
    const bench = createSyncBench({ entries: two });
    bench.service.start();
    await bench.clock.advance(6 * 3600_000);
    const times = bench.times();
    const pauses = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    expect(Math.max(...pauses)).toBe(285_000);
    expect(times.length).toBe(76);
    expect(bench.service.view().gaps).toEqual([]);
  });

  test('are not moved by a wall clock that jumps', async () => {
    const bench = createSyncBench({ entries: two });
    bench.service.start();
    await bench.clock.advance(1_000);
    bench.clock.jumpWall(-7_200_000);
    await bench.clock.advance(285_000);
    bench.clock.jumpWall(9_000_000);
    await bench.clock.advance(285_000);
    expect(bench.times()).toEqual([0, 285_000, 570_000]);
    expect(bench.service.view().gaps).toEqual([]);
  });

  test('reach a second try in time when the upstream is silent once', async () => {
    const bench = createSyncBench({ entries: two });
    bench.service.start();
    await bench.clock.advance(284_000);
    bench.client.next('silence');
    await bench.clock.advance(16_000);
    expect(bench.service.view()).toMatchObject({ state: 'idle', gaps: [] });
    expect(bench.times()).toHaveLength(3);
    expect(bench.times().at(-1)).toBeLessThan(299_900);
  });
});

describe('changes', () => {
  test('are gathered for a second into one request', async () => {
    const bench = createSyncBench({ entries: two });
    bench.service.start();
    await bench.clock.advance(10_000);
    bench.set(listEntries(3));
    expect(bench.service.view().state).toBe('gathering');
    await bench.clock.advance(400);
    bench.set(listEntries(4));
    await bench.clock.advance(599);
    expect(bench.client.lists).toHaveLength(1);
    await bench.clock.advance(1);
    expect(bench.client.lists).toEqual(['Port1 Port2', 'Port1 Port2 Port3 Port4']);
  });

  test('that undo each other within the second need no request', async () => {
    const bench = createSyncBench({ entries: two });
    bench.service.start();
    await bench.clock.advance(10_000);
    bench.set(three);
    await bench.clock.advance(500);
    bench.set(two);
    await bench.clock.advance(60_000);
    expect(bench.client.lists).toEqual(['Port1 Port2']);
  });

  test('of rent alone are sent too', async () => {
    const bench = createSyncBench({ entries: two });
    bench.service.start();
    await bench.clock.advance(10_000);
    bench.set([listEntry(1, { rent: true }), listEntry(2)]);
    await bench.clock.advance(1_100);
    expect(bench.client.calls.at(-1)?.entries.map((entry) => entry.rent)).toEqual([true, false]);
    expect(bench.service.view().lastExchange).toMatchObject({ added: [], removed: [] });
  });

  test('during a request are sent 2 s after its end, newest list last', async () => {
    const bench = createSyncBench({ entries: two });
    bench.client.latencyMs = 800;
    bench.service.start();
    await bench.clock.advance(400);
    bench.set(three);
    await bench.clock.advance(2_399);
    expect(bench.client.lists).toHaveLength(1);
    await bench.clock.advance(1);
    expect(bench.client.lists).toEqual(['Port1 Port2', 'Port1 Port2 Port3']);
    expect(bench.client.maxInFlight).toBe(1);
  });

  test('take a pulled SIM off the accepted list within 3 s', async () => {
    const bench = createSyncBench({ entries: two });
    bench.service.start();
    await bench.clock.advance(10_000);
    bench.set(three);
    await bench.clock.advance(1_050);
    bench.set([listEntry(1)]);
    await bench.clock.advance(3_000);
    expect(bench.service.view().accepted.map((item) => item.number)).toEqual([listEntry(1).number]);
  });

  test('of an hour of flapping never come closer than 2 s', async () => {
    const bench = createSyncBench({ entries: two });
    bench.service.start();
    for (let turn = 0; turn < 7200; turn++) {
      bench.set(turn % 2 === 0 ? three : two);
      await bench.clock.advance(500);
    }
    const times = bench.times();
    const pauses = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(2_000);
    expect(bench.client.maxInFlight).toBe(1);
  });
});

describe('a guard that keeps a number back', () => {
  test('sends the rest, says why at the number, and writes it down once', async () => {
    const bench = createSyncBench({ entries: [listEntry(1), listEntry(2, { countryId: 47 })] });
    bench.service.start();
    await bench.clock.advance(600_000);
    expect(new Set(bench.client.lists)).toEqual(new Set(['Port1']));
    expect(bench.service.numberView(listEntry(2).number)).toMatchObject({
      status: 'none',
      text: expect.stringContaining('country code 47'),
    });
    expect(bench.journal.recentPortEvents(10)).toMatchObject([{ portId: 'Port2', kind: 'kept-back' }]);
  });
});

describe('a refused list', () => {
  test('loses its culprit, keeps the rest on sale, and shows the upstream words at the number', async () => {
    const bench = createSyncBench({ entries: listEntries(32) });
    bench.service.start();
    await bench.clock.advance(10_000);
    const culprit = listEntry(33);
    bench.client.rule = (entries) =>
      entries.some((entry) => entry.number === culprit.number) ? REFUSED : null;
    bench.set(listEntries(40));
    await bench.clock.advance(20_000);
    expect(bench.service.view()).toMatchObject({ state: 'idle', lastError: null });
    expect(bench.service.view().accepted).toHaveLength(39);
    expect(bench.service.numberView(culprit.number)).toMatchObject({
      status: 'rejected',
      text: expect.stringContaining('(NUMBER_FORMAT_ERROR)'),
    });
    expect(bench.service.numberView(listEntry(40).number).status).toBe('accepted');
    expect(bench.causes().slice(1)).toEqual(['change', 'probe', 'probe', 'probe', 'probe', 'retry']);
  });

  test('saves nothing while it looks for the culprit', async () => {
    const bench = createSyncBench({ entries: listEntries(8) });
    bench.client.rule = (entries) => (entries.some((entry) => entry.portId === 'Port5') ? REFUSED : null);
    bench.service.start();
    await bench.clock.advance(30_000);
    const probes = bench.client.calls.slice(1, -1);
    expect(probes.every((call) => call.test === 'test1')).toBe(true);
    expect(bench.client.lists.at(-1)).toBe('Port1 Port2 Port3 Port4 Port6 Port7 Port8');
  });

  test('is tried whole again by a person, and after a change of the number', async () => {
    const bench = createSyncBench({ entries: two });
    bench.client.rule = (entries) => (entries.some((entry) => entry.portId === 'Port2') ? REFUSED : null);
    bench.service.start();
    await bench.clock.advance(20_000);
    expect(bench.client.lists.at(-1)).toBe('Port1');
    bench.client.rule = () => null;
    const synced = bench.service.syncNow();
    await bench.clock.advance(2_100);
    expect(await synced).toEqual({ ok: true, value: null });
    expect(bench.client.lists.at(-1)).toBe('Port1 Port2');
  });

  test.each([1, 2])(
    'of %i numbers alone is tried again by a person, though nothing else is for sale',
    async (count) => {
      const bench = createSyncBench({ entries: listEntries(count) });
      bench.client.rule = (entries) => (entries.length > 0 ? REFUSED : null);
      bench.service.start();
      await bench.clock.advance(20_000);
      expect(bench.service.view().accepted).toHaveLength(0);
      const refused = bench.service.syncNow();
      await bench.clock.advance(20_000);
      expect(await refused).toEqual({
        ok: false,
        error: expect.stringMatching(/refuses every|refused alike/),
      });
      bench.client.rule = () => null;
      const synced = bench.service.syncNow();
      await bench.clock.advance(2_100);
      expect(await synced).toEqual({ ok: true, value: null });
      expect(bench.service.view().accepted).toHaveLength(count);
    },
  );

  test('that empties the list, while a person asks for more, sends no list without numbers', async () => {
    const bench = createSyncBench({ entries: listEntries(1) });
    bench.client.rule = () => REFUSED;
    bench.service.start();
    await bench.clock.advance(20_000);
    const first = bench.service.syncNow();
    await bench.clock.advance(50);
    // In the air is a list that says something else, so this asks for one more.
    bench.set(listEntries(2));
    const second = bench.service.syncNow();
    await bench.clock.advance(60_000);
    for (const asked of [first, second]) expect(await asked).toMatchObject({ ok: false });
    expect(bench.client.lists).not.toContain('');
  });

  test('blames no number when all are refused, and goes on trying', async () => {
    const bench = createSyncBench({ entries: listEntries(16) });
    bench.client.rule = (entries) => (entries.length > 0 ? { status: 400, body: 'ERROR_DATE' } : null);
    bench.service.start();
    await bench.clock.advance(1_800_000);
    const rejected = listEntries(16).filter(
      ({ number }) => bench.service.numberView(number).status === 'rejected',
    );
    expect(rejected.length).toBeLessThanOrEqual(8);
    expect(bench.client.lists).not.toContain('');
    expect(bench.service.view().lastError?.text).toContain('clock');
  });

  test.each([1, 2, 3, 8])('for a while costs none of %i good numbers', async (count) => {
    const bench = createSyncBench({ entries: listEntries(count) });
    bench.service.start();
    await bench.clock.advance(280_000);
    bench.client.rule = () =>
      bench.clock.monotonicMs() < 325_000 ? { status: 400, body: 'MAINTENANCE' } : null;
    await bench.clock.advance(1_000_000);
    expect(bench.client.lists.every((list) => list.split(' ').length === count)).toBe(true);
    expect(bench.service.view().accepted).toHaveLength(count);
    expect(bench.service.view().lastError).toBeNull();
  });

  test('for a while costs the last good number nothing, whatever was refused long before', async () => {
    const bench = createSyncBench({ entries: listEntries(2) });
    const isRefused = (ports: readonly string[]) => ports.includes('Port2');
    bench.client.rule = (entries) => (isRefused(entries.map(({ portId }) => portId)) ? REFUSED : null);
    bench.service.start();
    await bench.clock.advance(280_000);
    expect(bench.service.view().accepted).toHaveLength(1);
    bench.client.rule = () => (bench.clock.monotonicMs() < 292_500 ? { status: 400, body: 'MOOD' } : null);
    await bench.clock.advance(60_000);
    expect(bench.client.lists).not.toContain('');
    expect(bench.service.view().accepted).toMatchObject([{ number: listEntry(1).number }]);
  });

  test('when there is but one, is asked again with each heartbeat: it may not be the number', async () => {
    const bench = createSyncBench({ entries: listEntries(1) });
    bench.client.rule = () => (bench.clock.monotonicMs() < 5_000 ? REFUSED : null);
    bench.service.start();
    await bench.clock.advance(300_000);
    expect(bench.service.view().accepted).toHaveLength(1);
  });

  test('is told in the words of the vendor, whoever may be the cause', async () => {
    const bench = createSyncBench({ entries: listEntries(1) });
    bench.service.start();
    await bench.clock.advance(280_000);
    bench.client.rule = () => ({ status: 400, body: 'TARIFF_ENDED' });
    await bench.clock.advance(10_000);
    expect(bench.service.view().lastError?.text).toContain('"TARIFF_ENDED"');
    expect(bench.service.view().lastError?.text).not.toContain('so many');
  });

  test('without any number in it is told as what it is', async () => {
    const bench = createSyncBench({ entries: listEntries(1) });
    bench.service.start();
    await bench.clock.advance(10_000);
    bench.client.rule = (entries) => (entries.length === 0 ? { status: 400, body: 'EMPTY_LIST' } : null);
    bench.set([]);
    await bench.clock.advance(3_000);
    expect(bench.service.view().lastError).toMatchObject({ code: 'empty-refused' });
    expect(bench.service.view().lastError?.text).toContain('"EMPTY_LIST"');
  });

  test.each([32, 64, 512])(
    'keeps its heartbeat when an old number of %i is refused all of a sudden',
    async (count) => {
      const bench = createSyncBench({ entries: listEntries(count) });
      bench.service.start();
      await bench.clock.advance(265_000);
      bench.client.rule = (entries) =>
        entries.some((entry) => entry.portId === `Port${count}`) ? REFUSED : null;
      await bench.clock.advance(35_000);
      expect(bench.service.view()).toMatchObject({ state: 'idle', gaps: [] });
      expect(bench.service.view().accepted).toHaveLength(count - 1);
    },
  );

  test('does not hold back a SIM that is pulled during the search', async () => {
    const bench = createSyncBench({ entries: listEntries(8) });
    bench.client.rule = (entries) => (entries.some((entry) => entry.portId === 'Port8') ? REFUSED : null);
    bench.service.start();
    await bench.clock.advance(3_000);
    bench.set(listEntries(7));
    await bench.clock.advance(10_000);
    expect(bench.client.lists.at(-1)).toBe('Port1 Port2 Port3 Port4 Port5 Port6 Port7');
    expect(bench.service.view().state).toBe('idle');
  });
});
