import { describe, expect, test } from 'vitest';
import { createRandom } from '../../../src-main/sandbox/random.ts';
import { listEntries, listEntry } from '../../support/list-entries.ts';
import type { ScriptedClient } from '../../support/scripted-client.ts';
import { createStartedBench, createSyncBench } from '../../support/sync-bench.ts';

const REFUSED = { status: 400, body: 'NUMBER_FORMAT_ERROR' };
const LOST = { fault: 'reset' } as const;
const SLOW = { status: 429, body: 'SLOW' };
const HOUR_MS = 3_600_000;

type Reply = ReturnType<ScriptedClient['rule']>;

/** An hour of 32 numbers, of which an old one, or one that comes new to them, is refused. `line` answers before the upstream. */
async function hourOf(bad: 'old' | 'new', line: (nowMs: number) => Reply) {
  const bench = await createStartedBench({ entries: listEntries(32) });
  const port = bad === 'old' ? 'Port7' : 'Port33';
  bench.client.rule = (entries) =>
    line(bench.clock.monotonicMs()) ?? (entries.some((entry) => entry.portId === port) ? REFUSED : null);
  if (bad === 'new') bench.set(listEntries(33));
  await bench.clock.advance(HOUR_MS);
  return bench;
}

/** Takes `count` requests a minute, and asks for a minute's pause from then on. */
function createLimit(count: number): (nowMs: number) => Reply {
  let taken: readonly number[] = [];
  return (nowMs) => {
    taken = taken.filter((atMs) => nowMs - atMs < 60_000);
    if (taken.length >= count) return { status: 429, body: 'SLOW', retryAfter: '60' };
    taken = [...taken, nowMs];
    return null;
  };
}

/** Until this request, as the story tells it, is in the air. */
async function untilInTheAir(bench: ReturnType<typeof createSyncBench>, request: string): Promise<void> {
  const isInTheAir = () => bench.client.inFlight > 0 && bench.client.story.at(-1) === request;
  for (let step = 0; step < 4000 && !isInTheAir(); step++) await bench.clock.advance(50);
  expect(isInTheAir()).toBe(true);
}

describe('the search for a refused number', () => {
  test.each([3, 4, 5])('comes to its end without a gap where one request of %i is lost', async (every) => {
    for (const bad of ['old', 'new'] as const) {
      let count = 0;
      const { service } = await hourOf(bad, () => (++count % every === 0 ? LOST : null));
      expect(service.view().gaps).toEqual([]);
      expect(service.view().accepted).toHaveLength(bad === 'old' ? 31 : 32);
    }
  });

  test('comes to its end where any request is lost by chance', async () => {
    const random = createRandom(1);
    for (const loss of [0.05, 0.1, 0.2, 0.3]) {
      const { service } = await hourOf('old', () => (random() < loss ? LOST : null));
      expect(service.view().accepted).toHaveLength(31);
    }
  });

  test.each([4, 6, 8])('comes to its end where the upstream takes %i requests a minute', async (count) => {
    for (const bad of ['old', 'new'] as const) {
      const { service } = await hourOf(bad, createLimit(count));
      expect(service.view().accepted).toHaveLength(bad === 'old' ? 31 : 32);
      expect(service.view().gaps.every(({ to }) => to !== null)).toBe(true);
    }
  });

  test('goes on where it was after a lost request, and ends with the whole list where all pass', async () => {
    const bench = await createStartedBench({ entries: listEntries(8) });
    bench.client.next(REFUSED, REFUSED, LOST);
    const asked = bench.service.syncNow();
    await bench.clock.advance(25_000);
    expect(await asked).toMatchObject({ ok: false });
    expect(bench.client.story.slice(2)).toEqual([
      'test1 Port1 Port2 Port3 Port4',
      'test1 Port1 Port2',
      'test1 Port1 Port2',
      'test1 Port3',
      'test1 Port4',
      'sendNumbersOnline Port1 Port2 Port3 Port4 Port5 Port6 Port7 Port8',
    ]);
    expect(bench.service.view()).toMatchObject({ state: 'idle', lastError: null });
  });

  test('that has waited long enough sends the whole list at once where all parts pass then', async () => {
    const bench = createSyncBench({ entries: listEntries(2) });
    let isWell = false;
    bench.client.rule = (_entries, { test: probe }) => {
      if (isWell) return null;
      if (probe === null || bench.clock.monotonicMs() < 100_000) return REFUSED;
      isWell = true;
      return { ...SLOW, retryAfter: '3600' };
    };
    bench.service.start();
    await bench.clock.advance(500_000);
    const paused = bench.client.calls.findLastIndex(({ test: probe }) => probe !== null) - 1;
    expect(bench.client.story.slice(paused, paused + 3)).toEqual([
      'test1 Port1',
      'test1 Port2',
      'sendNumbersOnline Port1 Port2',
    ]);
    const [, probed, sent] = bench.client.calls.slice(paused).map(({ atMs }) => atMs);
    expect((sent ?? 0) - (probed ?? 0)).toBeLessThan(2_200);
    expect(bench.service.view()).toMatchObject({ state: 'idle', lastError: null });
  });

  test.each([
    [2, '1', 500],
    [8, '1', 620],
    [8, '20', 400],
    [8, '60', 240],
    [8, '300', 80],
  ])(
    'of %i numbers that never pass together, with a pause of %s s in each, goes on asking rarely',
    async (count, retryAfter, most) => {
      const bench = await createStartedBench({ entries: listEntries(count) });
      let asked = 0;
      bench.client.rule = (entries) => {
        if (++asked % 5 === 0) return { ...SLOW, retryAfter };
        return entries.length === count ? REFUSED : null;
      };
      void bench.service.syncNow();
      await bench.clock.advance(HOUR_MS);
      expect(bench.client.calls.length).toBeLessThan(most);
      expect(bench.journal.lastRefused().numbers).toEqual([]);
    },
  );

  test('whose list is refused once more after the pause waits at its end', async () => {
    const bench = await createStartedBench({ entries: listEntries(2) });
    bench.client.next(REFUSED, { ...SLOW, retryAfter: '3600' }, REFUSED, REFUSED);
    await bench.clock.advance(310_000);
    expect(bench.client.story.slice(-3)).toEqual([
      'test1 Port1',
      'test1 Port2',
      'sendNumbersOnline Port1 Port2',
    ]);
    const [probed, sent] = bench.client.calls.slice(-2).map(({ atMs }) => atMs);
    expect((sent ?? 0) - (probed ?? 0)).toBeGreaterThan(4_000);
  });

  test('that has waited also sends the lone number again that nothing spoke against', async () => {
    const bench = createSyncBench({ entries: listEntries(1) });
    bench.client.next(REFUSED, REFUSED, { ...SLOW, retryAfter: '250' });
    bench.service.start();
    await bench.clock.advance(5_000);
    bench.set(listEntries(3));
    await bench.clock.advance(260_000);
    expect(bench.client.story.at(-1)).toBe('sendNumbersOnline Port1 Port2 Port3');
  });

  test('that is held up is shown as another try, and keeps nobody waiting who asks for a sync', async () => {
    const bench = await createStartedBench({ entries: listEntries(8) });
    bench.client.next(REFUSED, { status: 429, body: 'SLOW', retryAfter: '200' });
    const held = bench.service.syncNow();
    await bench.clock.advance(3_000);
    expect(await held).toMatchObject({ ok: false });
    expect(bench.service.view().state).toBe('retrying');
    const asked = bench.service.syncNow();
    await bench.clock.advance(2_100);
    expect(await asked).toEqual({ ok: true, value: null });
  });

  test.each([
    ['a lost request', LOST],
    ['a long pause', { status: 429, body: 'SLOW', retryAfter: '100' }],
  ])('takes those that came during %s as witnesses before it blames anybody', async (_what, interruption) => {
    const bench = await createStartedBench({ entries: listEntries(2) });
    bench.client.next(REFUSED, interruption, REFUSED, REFUSED);
    void bench.service.syncNow();
    await bench.clock.advance(2_500);
    bench.set([1, 3, 4, 5].map((place) => listEntry(place)));
    await bench.clock.advance(300_000);
    expect(bench.journal.lastRefused().numbers).toEqual([]);
    expect(bench.service.view().accepted).toHaveLength(4);
  });

  test.each([
    ['a lost request', LOST],
    ['a long pause', { status: 429, body: 'SLOW', retryAfter: '100' }],
  ])(
    'asks for a new witness after %s, also among what a narrowed list left out',
    async (_what, interruption) => {
      const bench = await createStartedBench({ entries: listEntries(8) });
      let bad = ['Port2', 'Port7'];
      bench.client.rule = (entries) => (entries.some(({ portId }) => bad.includes(portId)) ? REFUSED : null);
      void bench.service.syncNow();
      await untilInTheAir(bench, 'test1 Port8');
      await bench.clock.advance(200);
      // What is pulled leaves at once, with all that has not passed yet.
      bench.set(listEntries(8).filter(({ portId }) => portId !== 'Port3'));
      await untilInTheAir(bench, 'sendNumbersOnline Port1 Port8');
      bad = ['Port2'];
      bench.client.next(interruption, REFUSED, REFUSED);
      await bench.clock.advance(200_000);
      expect(bench.journal.lastRefused().numbers.map(({ number }) => number)).toEqual([listEntry(2).number]);
      expect(bench.service.view().accepted).toHaveLength(6);
    },
  );

  test('blames nobody for a mood of the upstream that a lost request falls into', async () => {
    const bench = await createStartedBench({ entries: listEntries(8) });
    bench.client.next(REFUSED, REFUSED, REFUSED, LOST, REFUSED, REFUSED, LOST, REFUSED);
    const asked = bench.service.syncNow();
    await bench.clock.advance(120_000);
    expect(await asked).toMatchObject({ ok: false });
    expect(bench.client.calls.length).toBeGreaterThan(8);
    expect(bench.client.lists.every((list) => list.split(' ').length === 8)).toBe(true);
    expect(bench.service.view().accepted).toHaveLength(8);
  });

  test.each([1, 2, 3, 4, 5])('leaves no number on sale that is pulled after loss %i', async (losses) => {
    const bench = await createStartedBench({ entries: listEntries(32) });
    let count = 0;
    let lost = 0;
    bench.client.rule = (entries) => {
      if (++count % 2 === 0 && lost++ < losses) return LOST;
      return entries.some(({ portId }) => portId === 'Port1') ? REFUSED : null;
    };
    void bench.service.syncNow();
    for (let step = 0; step < 20_000 && lost < losses; step++) await bench.clock.advance(20);
    await bench.clock.advance(300);
    lost = losses;
    bench.set(listEntries(32).slice(1));
    await bench.clock.advance(2_500);
    expect(bench.service.view().accepted).toHaveLength(31);
  });

  test.each([8, 32, 200])(
    'is not gone on with after an outage, so that %i numbers are back soon',
    async (count) => {
      const bench = await createStartedBench({ entries: listEntries(count) });
      let asked = 0;
      bench.client.rule = () => (asked++ === 0 ? REFUSED : LOST);
      void bench.service.syncNow();
      await bench.clock.advance(600_000);
      bench.client.rule = () => null;
      await bench.clock.advance(9_000);
      expect(bench.service.view().gaps.map(({ to }) => to)).not.toContain(null);
    },
  );

  test.each([2, 8, 32])(
    'of %i numbers in a mood leaves time for the heartbeat, whatever is lost then',
    async (count) => {
      const bench = await createStartedBench({ entries: listEntries(count) });
      const isLastCall = () => Math.abs(bench.clock.monotonicMs() - 298_000) < 1_000;
      let asked = 0;
      bench.client.rule = () => (asked++ === 0 ? REFUSED : asked <= 3 || isLastCall() ? LOST : null);
      await bench.clock.advance(500_000);
      expect(bench.service.view().gaps).toEqual([]);
    },
  );

  test.each([
    ['a limit', { status: 429, body: 'SLOW', retryAfter: '120' }, 3],
    ['lost requests', LOST, 20],
  ] as const)('that a wake-up meets keeps the pauses that %s ask for', async (_what, trouble, most) => {
    const bench = createSyncBench({ entries: listEntries(8) });
    bench.client.latencyMs = 500;
    bench.service.start();
    await bench.clock.advance(10_000);
    bench.client.next(REFUSED);
    void bench.service.syncNow();
    await bench.clock.advance(100);
    bench.service.suspend();
    await bench.clock.advance(100);
    bench.service.resume();
    const before = bench.client.calls.length;
    bench.client.rule = () => trouble;
    await bench.clock.advance(110_000);
    expect(bench.client.calls.length - before).toBeLessThanOrEqual(most);
  });

  test.each([8, 9])(
    'of 8 numbers lets one go that is pulled in its pause, though it has %i since the last probe',
    async (count) => {
      const bench = await createStartedBench({ entries: listEntries(8) });
      bench.client.next(REFUSED, LOST, LOST);
      void bench.service.syncNow();
      while (bench.client.calls.length < 4) await bench.clock.advance(20);
      bench.set(listEntries(count));
      await bench.clock.advance(300);
      bench.set(listEntries(count).filter(({ portId }) => portId !== 'Port3'));
      await bench.clock.advance(3_000);
      const { accepted } = bench.service.view();
      expect(accepted.map(({ number }) => number)).not.toContain(listEntry(3).number);
    },
  );

  test('waits for the pause where a part of the list is lost again and again', async () => {
    const bench = await createStartedBench({ entries: listEntries(16) });
    let lost = 0;
    bench.client.rule = (entries, { test: probe }) => {
      if (probe === null && entries.length < 15 && lost++ < 2) return LOST;
      return entries.some(({ portId }) => portId === 'Port9' || portId === 'Port16') ? REFUSED : null;
    };
    void bench.service.syncNow();
    while (bench.client.calls.length < 4) await bench.clock.advance(20);
    bench.set(listEntries(16).filter(({ portId }) => portId !== 'Port2'));
    await bench.clock.advance(30_000);
    const { calls } = bench.client;
    const first = calls.findIndex((call) => call.test === null && call.ports.length < 15);
    const [, second, third] = calls.slice(first).map(({ atMs }) => atMs);
    // 4 s from its end, as the bench draws no spread.
    expect((third ?? 0) - (second ?? 0)).toBeGreaterThanOrEqual(4_000);
  });
});
