import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ListEntry } from '../../../src-main/upstream/list-entry.ts';
import { listEntries } from '../../support/list-entries.ts';
import { createSyncBench } from '../../support/sync-bench.ts';

type Bench = ReturnType<typeof createSyncBench>;

/** A rule that refuses every list with the number of one of these ports. */
const refusing = (ports: readonly number[]) => (entries: readonly ListEntry[]) =>
  entries.some((entry) => ports.some((port) => entry.portId === `Port${port}`))
    ? { status: 400, body: 'NUMBER_FORMAT_ERROR' }
    : null;

/** So many numbers on sale for 200 s, of which these ports then go bad. */
async function spoiltBench(count: number, ports: readonly number[], latencyMs: number): Promise<Bench> {
  const bench = createSyncBench({ entries: listEntries(count) });
  bench.client.latencyMs = latencyMs;
  bench.service.start();
  await bench.clock.advance(200_000);
  bench.client.rule = refusing(ports);
  return bench;
}

const onSale = ({ service }: Bench) => service.view().accepted.length;

describe('of several numbers', () => {
  test('up to three that go bad at once cause no gap', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 8, max: 64 }),
        fc.integer({ min: 50, max: 4_000 }),
        fc.uniqueArray(fc.integer({ min: 1, max: 64 }), { minLength: 2, maxLength: 3 }),
        async (count, latencyMs, drawn) => {
          const ports = drawn.filter((port) => port <= count).slice(0, Math.floor(count / 8));
          const bench = await spoiltBench(count, ports, latencyMs);
          await bench.clock.advance(600_000);
          expect(bench.service.view().gaps).toEqual([]);
          expect(onSale(bench)).toBe(count - ports.length);
        },
      ),
      { numRuns: 100 },
    );
  });

  test.each([
    [24, [1, 2]],
    [24, [2, 5, 7]],
    [64, [2, 5, 7]],
    [64, [1, 2, 3, 4, 5, 6]],
  ])(
    'of %i, %j go bad: three quarters stay on sale meanwhile, and all good ones are back soon',
    async (count, ports) => {
      const bench = await spoiltBench(count, ports, 100);
      let least = count;
      let lastMissingMs = 200_000;
      while (bench.clock.monotonicMs() < 400_000) {
        await bench.clock.advance(250);
        least = Math.min(least, onSale(bench));
        if (onSale(bench) < count - ports.length) lastMissingMs = bench.clock.monotonicMs();
      }
      expect(least).toBeGreaterThanOrEqual(0.75 * count);
      expect(onSale(bench)).toBe(count - ports.length);
      expect(lastMissingMs).toBeLessThan(340_000);
      expect(bench.service.view().gaps).toEqual([]);
    },
  );

  test('a person who asks meanwhile is told of success only when all good ones are on sale', async () => {
    for (let atMs = 250_000; atMs < 300_000; atMs += 5_000) {
      const bench = await spoiltBench(24, [1, 2, 3, 20], 1_000);
      await bench.clock.advance(atMs - 200_000);
      let told: readonly [boolean, number] | null = null;
      const asked = bench.service.syncNow().then(({ ok }) => {
        told = [ok, onSale(bench)];
      });
      await bench.clock.advance(180_000);
      await asked;
      expect(told).toEqual([true, 20]);
    }
  });
});

describe('a search ends or waits, and never sends list after list', () => {
  const has = (entries: readonly ListEntry[], port: number) =>
    entries.some((entry) => entry.portId === `Port${port}`);
  const REFUSED = { status: 400, body: 'NUMBER_FORMAT_ERROR' };

  async function listsPerMinute(
    bench: Bench,
    atMs: number,
    isRefused: (entries: readonly ListEntry[], isList: boolean) => boolean,
  ): Promise<number> {
    bench.service.start();
    await bench.clock.advance(atMs);
    bench.client.rule = (entries, { test: probe }) => (isRefused(entries, probe === null) ? REFUSED : null);
    await bench.clock.advance(600_000);
    const before = bench.client.lists.length;
    await bench.clock.advance(1_800_000);
    return (bench.client.lists.length - before) / 30;
  }

  test('where two numbers pass alone and not together', async () => {
    const bench = createSyncBench({ entries: listEntries(31) });
    bench.client.latencyMs = 1_312;
    const rate = await listsPerMinute(bench, 176_922, (entries) => has(entries, 4) && has(entries, 16));
    expect(rate).toBeLessThan(4);
  });

  test('where an account takes eight numbers at most, and one is bad', async () => {
    const bench = createSyncBench({ entries: listEntries(12) });
    const rate = await listsPerMinute(bench, 248_302, (entries) => entries.length > 8 || has(entries, 11));
    expect(rate).toBeLessThan(4);
  });

  test('where everything is refused from the wider list on', async () => {
    const bench = createSyncBench({ entries: listEntries(24) });
    let narrow = 24;
    let isMoody = false;
    const rate = await listsPerMinute(bench, 200_000, (entries, isList) => {
      const isBad = [2, 5, 7, 9, 20, 22].some((port) => has(entries, port));
      if (isList && !isBad && narrow < 24 && entries.length > narrow) isMoody = true;
      if (isList && !isBad && !isMoody) narrow = Math.min(narrow, entries.length);
      return isBad || isMoody;
    });
    expect(isMoody).toBe(true);
    expect(rate).toBeLessThan(4);
  });
});

test.each([
  [24, [2, 5, 7]],
  [64, [1, 2, 3, 4, 5, 6]],
])(
  'of %i numbers, while %j are looked for, a SIM that is pulled leaves within seconds',
  async (count, ports) => {
    for (let atMs = 290_000; atMs < 340_000; atMs += 5_000) {
      const bench = await spoiltBench(count, ports, 100);
      await bench.clock.advance(atMs - 200_000);
      const [last] = listEntries(count).slice(-1);
      bench.set(bench.state.entries.filter(({ portId }) => portId !== `Port${count}`));
      await bench.clock.advance(6_500);
      expect(bench.service.view().accepted.map(({ number }) => number)).not.toContain(last?.number);
    }
  },
);

test.each([3, 4, 8, 16, 32, 64])(
  'of %i numbers one goes bad, and the upstream then refuses everything for a minute: no other is blamed',
  async (count) => {
    const bench = createSyncBench({ entries: listEntries(count) });
    bench.service.start();
    await bench.clock.advance(10_000);
    bench.client.rule = refusing([1]);
    void bench.service.syncNow();
    while (bench.journal.lastRefused().numbers.length === 0) await bench.clock.advance(500);
    bench.client.rule = (entries) => (entries.length > 0 ? { status: 400, body: 'ERROR_DATE' } : null);
    await bench.clock.advance(60_000);
    bench.client.rule = () => null;
    await bench.clock.advance(60_000);
    expect(bench.journal.lastRefused().numbers).toHaveLength(1);
    expect(onSale(bench)).toBe(count - 1);
    expect(bench.client.lists).not.toContain('');
  },
);
