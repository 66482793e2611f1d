import { describe, expect, test } from 'vitest';
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
