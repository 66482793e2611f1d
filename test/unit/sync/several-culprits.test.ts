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
