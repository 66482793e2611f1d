import { describe, expect, test } from 'vitest';
import type { UpstreamTarget } from '../../../src-main/upstream/upstream-client.ts';
import { listEntries, listEntry } from '../../support/list-entries.ts';
import { createStartedBench, createSyncBench } from '../../support/sync-bench.ts';

type Bench = ReturnType<typeof createSyncBench>;

const REFUSED = { status: 400, body: 'NUMBER_FORMAT_ERROR' };
const two = listEntries(2);

function refuse(bench: Bench, ...ports: readonly string[]): void {
  bench.client.rule = (entries) => (entries.some(({ portId }) => ports.includes(portId)) ? REFUSED : null);
}

/** Until a list of so many numbers is in the air. */
async function untilListOf(bench: Bench, count: number): Promise<void> {
  const isInTheAir = () => {
    const last = bench.client.calls.at(-1);
    return bench.client.inFlight > 0 && last?.test === null && last.ports.length === count;
  };
  for (let step = 0; step < 4000 && !isInTheAir(); step++) await bench.clock.advance(50);
  expect(isInTheAir()).toBe(true);
}

const otherKey: UpstreamTarget = { baseUrl: 'https://upstream.example', apiKey: 'another' };

describe('Sync now, while the list without a refused number is in the air', () => {
  test('lets that list land, and tries the number again by one more search', async () => {
    const bench = createSyncBench({ entries: listEntries(8) });
    refuse(bench, 'Port2');
    bench.service.start();
    await untilListOf(bench, 7);
    const before = bench.client.calls.length;
    const asked = bench.service.syncNow();
    await bench.clock.advance(60_000);
    expect(await asked).toEqual({ ok: true, value: null });
    expect(bench.client.story.slice(before)).toEqual([
      'sendNumbersOnline Port1 Port2 Port3 Port4 Port5 Port6 Port7 Port8',
      'test1 Port1 Port3 Port4 Port5 Port6 Port7 Port8',
      'test1 Port2',
      'sendNumbersOnline Port1 Port3 Port4 Port5 Port6 Port7 Port8',
    ]);
  });

  test('does not blame addNumber for numbers that the list refuses as well', async () => {
    const bench = await createStartedBench({ entries: listEntries(8), mode: 'incremental' });
    refuse(bench, 'Port9', 'Port10', 'Port11');
    for (const count of [9, 10, 11]) {
      bench.set(listEntries(count));
      await bench.clock.advance(count === 11 ? 1_150 : 5_000);
    }
    await untilListOf(bench, 8);
    void bench.service.syncNow();
    await bench.clock.advance(120_000);
    expect(bench.service.view()).toMatchObject({ mode: 'incremental', fallback: null });
    expect(bench.service.view().accepted).toHaveLength(8);
  });

  test('forgets no refusal when the computer sleeps before it is tried', async () => {
    const bench = createSyncBench({ entries: two });
    refuse(bench, 'Port2');
    bench.service.start();
    await bench.clock.advance(20_000);
    const asked = bench.service.syncNow();
    bench.service.suspend();
    expect(await asked).toMatchObject({ ok: false });
    expect(bench.journal.lastRefused().numbers).toHaveLength(1);
  });
});

describe('Sync now tries refused numbers again', () => {
  test('right after the strategy was switched', async () => {
    const bench = createSyncBench({ entries: two });
    refuse(bench, 'Port2');
    bench.service.start();
    await bench.clock.advance(20_000);
    bench.client.rule = () => null;
    bench.state.mode = 'incremental';
    bench.service.changed();
    const asked = bench.service.syncNow();
    await bench.clock.advance(10_000);
    expect(await asked).toEqual({ ok: true, value: null });
    expect(bench.service.view().accepted).toHaveLength(2);
  });

  test('while another one is looked for', async () => {
    const bench = createSyncBench({ entries: listEntries(4) });
    refuse(bench, 'Port2');
    bench.service.start();
    await bench.clock.advance(20_000);
    refuse(bench, 'Port5');
    bench.set(listEntries(5));
    await bench.clock.advance(1_500);
    const asked = bench.service.syncNow();
    await bench.clock.advance(60_000);
    expect(await asked).toEqual({ ok: true, value: null });
    expect(bench.service.view().accepted.map(({ number }) => number)).toEqual(
      listEntries(4).map(({ number }) => number),
    );
  });
});

describe('another key', () => {
  test('has a Sync now answered by itself, not by the request to the key before', async () => {
    const bench = createSyncBench({ entries: two });
    bench.client.latencyMs = 1_000;
    bench.client.rule = () => ({ status: 403, body: 'API_ACCESS_IP' });
    bench.service.start();
    await bench.clock.advance(50);
    bench.state.target = otherKey;
    bench.service.changed();
    const asked = bench.service.syncNow();
    await bench.clock.advance(20_000);
    expect(await asked).toEqual({ ok: false, error: expect.stringContaining('IP address') });
    expect(bench.client.calls.map(({ target }) => target.apiKey)).toEqual(['key-of-the-test', 'another']);
  });

  test('and back leaves a Sync now to the next list, not to a probe of a search that was given up', async () => {
    const bench = createSyncBench({ entries: listEntries(8) });
    bench.client.latencyMs = 1_000;
    bench.service.start();
    await bench.clock.advance(10_000);
    const { target } = bench.state;
    bench.client.rule = (_entries, call) => (call.test === null ? REFUSED : null);
    const asked = bench.service.syncNow();
    await bench.clock.advance(3_200);
    for (const next of [otherKey, target]) {
      bench.state.target = next;
      bench.service.changed();
    }
    await bench.clock.advance(60_000);
    expect(await asked).toMatchObject({ ok: false });
  });

  test('that was a mistake makes nobody forget what stands at the one before', async () => {
    const bench = await createStartedBench({ entries: [listEntry(1)] });
    const { target } = bench.state;
    bench.client.rule = () => (bench.state.target === target ? null : { status: 403, body: 'API_KEY' });
    bench.state.target = otherKey;
    bench.service.changed();
    await bench.clock.advance(5_000);
    bench.set([]);
    bench.state.target = target;
    bench.service.changed();
    expect(bench.service.view().mayBeListed).toBe(1);
    await bench.clock.advance(2_100);
    expect(bench.client.lists.at(-1)).toBe('');
    expect(bench.service.view().mayBeListed).toBe(0);
  });
});

test.each(['list', 'incremental'] as const)(
  'the list that a wake-up asks for leaves as soon as the key can be read, in %s mode',
  async (mode) => {
    const bench = await createStartedBench({ entries: two, mode });
    bench.service.suspend();
    bench.clock.jumpWall(3_600_000);
    const { target } = bench.state;
    bench.state.target = null;
    bench.service.resume();
    await bench.clock.advance(3_000);
    bench.state.target = target;
    bench.service.changed();
    await bench.clock.advance(200);
    expect(bench.client.lists).toEqual(['Port1 Port2', 'Port1 Port2']);
  },
);
