import { describe, expect, test } from 'vitest';
import type { ListEntry } from '../../../src-main/upstream/list-entry.ts';
import { listEntries } from '../../support/list-entries.ts';
import { createSyncBench } from '../../support/sync-bench.ts';

const two = listEntries(2);

describe('the heartbeat outlives', () => {
  test('a key file that is empty while it is rewritten', async () => {
    const bench = createSyncBench({ entries: two });
    bench.service.start();
    await bench.clock.advance(284_000);
    const { target } = bench.state;
    bench.state.target = null;
    await bench.clock.advance(2_000);
    bench.state.target = target;
    await bench.clock.advance(600_000);
    expect(bench.client.lists.length).toBeGreaterThanOrEqual(4);
    expect(bench.service.view()).toMatchObject({ state: 'idle', gaps: [] });
  });

  test('a moment without a key that somebody notices, and owes no first list for it', async () => {
    const bench = createSyncBench({ entries: two });
    bench.service.start();
    await bench.clock.advance(10_000);
    const { target } = bench.state;
    bench.state.target = null;
    bench.service.changed();
    expect(bench.service.view().state).toBe('unconfigured');
    bench.state.target = target;
    await bench.clock.advance(20_000);
    expect(bench.client.lists).toHaveLength(1);
    expect(bench.service.view().state).toBe('idle');
  });

  test.each(['desired', 'onAccepted'] as const)('an exception in %s, and tells of it', async (kind) => {
    const bench = createSyncBench({ entries: two });
    bench.service.start();
    await bench.clock.advance(284_000);
    bench.faults[kind] = new Error('a bug');
    await bench.clock.advance(3_600_000);
    expect(bench.warnings).toEqual(['sync: Error: a bug']);
    expect(bench.service.view()).toMatchObject({ state: 'idle', gaps: [] });
    expect(bench.client.lists.length).toBeGreaterThanOrEqual(13);
  });
});

/** A rule that refuses every list with the number of this port. */
const refusing = (port: string) => (entries: readonly ListEntry[]) =>
  entries.some((entry) => entry.portId === port) ? { status: 400, body: 'NUMBER_FORMAT_ERROR' } : null;

describe('a culprit is found without a gap', () => {
  const cases = [100, 300, 700, 1_000, 1_500, 3_000].flatMap((latencyMs) =>
    [1, 20, 32].map((culprit) => [latencyMs, culprit] as const),
  );
  test.each(cases)('at %i ms an answer and port %i of 32', async (latencyMs, culprit) => {
    const bench = createSyncBench({ entries: listEntries(32) });
    bench.client.latencyMs = latencyMs;
    bench.service.start();
    await bench.clock.advance(200_000);
    bench.client.rule = refusing(`Port${culprit}`);
    await bench.clock.advance(200_000);
    expect(bench.service.view()).toMatchObject({ state: 'idle', gaps: [] });
    expect(bench.service.view().accepted).toHaveLength(31);
  });

  test.each([300, 1_500])('when it is asked again each half hour, at %i ms an answer', async (latencyMs) => {
    const bench = createSyncBench({ entries: listEntries(32) });
    bench.client.latencyMs = latencyMs;
    bench.client.rule = (entries) => refusing('Port3')(entries) ?? refusing('Port20')(entries);
    bench.service.start();
    await bench.clock.advance(3 * 3600_000);
    expect(bench.service.view().gaps).toEqual([]);
    expect(bench.service.view().accepted).toHaveLength(30);
    bench.client.rule = () => null;
    await bench.clock.advance(1_900_000);
    expect(bench.service.view().accepted).toHaveLength(32);
  });

  test.each([5, 9, 16])(
    'when the list is refused just before the deadline, port %i of 16',
    async (culprit) => {
      const bench = createSyncBench({ entries: listEntries(16) });
      bench.service.start();
      await bench.clock.advance(200_000);
      bench.client.rule = refusing(`Port${culprit}`);
      bench.client.latencyMs = 2_000;
      await bench.clock.advance(200_000);
      expect(bench.service.view()).toMatchObject({ state: 'idle', gaps: [] });
      expect(bench.service.view().accepted).toHaveLength(15);
      expect(bench.client.lists).not.toContain('');
    },
  );
});

describe('a SIM that is not read any more', () => {
  test('leaves the list when its last reading grows too old, and comes back when it is read again', async () => {
    const bench = createSyncBench({ entries: two });
    bench.service.start();
    await bench.clock.advance(5_000);
    bench.muted.set('Port2', 5_000);
    await bench.clock.advance(60_000);
    expect(bench.client.lists).toEqual(['Port1 Port2']);
    await bench.clock.advance(2_200);
    expect(bench.client.lists).toEqual(['Port1 Port2', 'Port1']);
    await bench.clock.advance(30_000);
    bench.muted.clear();
    await bench.clock.advance(6_200);
    expect(bench.client.lists).toEqual(['Port1 Port2', 'Port1', 'Port1 Port2']);
  });

  test('is noticed before the first list is accepted too', async () => {
    const bench = createSyncBench({ entries: two });
    bench.muted.set('Port1', -100_000).set('Port2', -100_000);
    bench.service.start();
    await bench.clock.advance(20_000);
    expect(bench.client.lists).toEqual([]);
    bench.muted.clear();
    await bench.clock.advance(5_100);
    expect(bench.client.lists).toEqual(['Port1 Port2']);
  });
});

describe('a list that got no answer', () => {
  test('may arrive late, so the next accepted one is sent once more half a minute later', async () => {
    const bench = createSyncBench({ entries: two });
    bench.service.start();
    await bench.clock.advance(10_000);
    bench.client.next({ fault: 'reset' });
    bench.set(listEntries(3));
    await bench.clock.advance(5_000);
    expect(bench.service.view().state).toBe('idle');
    const sent = bench.client.lists.length;
    await bench.clock.advance(30_000);
    expect(bench.client.lists.slice(sent)).toEqual(['Port1 Port2 Port3']);
    await bench.clock.advance(250_000);
    expect(bench.client.lists).toHaveLength(sent + 1);
  });

  test('makes a goodbye uncertain, and that is said', async () => {
    const bench = createSyncBench({ entries: two });
    bench.service.start();
    await bench.clock.advance(10_000);
    bench.client.next('silence');
    bench.set(listEntries(3));
    await bench.clock.advance(2_000);
    const gone = bench.service.goodbye();
    await bench.clock.advance(5_000);
    expect(await gone).toEqual({ ok: false, error: expect.stringContaining('arrive late') });
    expect(bench.client.lists.at(-1)).toBe('');
  });
});

test('who waits for a sync is answered although the list could not be noted', async () => {
  const bench = createSyncBench({ entries: two });
  bench.service.start();
  bench.faults.onAccepted = new Error('a bug');
  const asked = bench.service.syncNow();
  await bench.clock.advance(100);
  expect(await asked).toEqual({ ok: true, value: null });
  await bench.service.stop();
  expect(bench.clock.timers).toBe(0);
});
