import { describe, expect, test } from 'vitest';
import { listEntries } from '../../support/list-entries.ts';
import { createSyncBench } from '../../support/sync-bench.ts';

const two = listEntries(2);
const three = listEntries(3);

describe('Sync now', () => {
  test('sends exactly one request, at once', async () => {
    const bench = createSyncBench({ entries: two });
    bench.service.start();
    await bench.clock.advance(10_000);
    const asked = [bench.service.syncNow(), bench.service.syncNow()];
    await bench.clock.advance(100);
    expect(await Promise.all(asked)).toEqual([
      { ok: true, value: null },
      { ok: true, value: null },
    ]);
    await bench.clock.advance(10_000);
    expect(bench.causes()).toEqual(['first', 'manual']);
  });

  test('joins a request in flight that says the same', async () => {
    const bench = createSyncBench({ entries: two });
    bench.service.start();
    await bench.clock.advance(50);
    const asked = bench.service.syncNow();
    await bench.clock.advance(50);
    expect(await asked).toEqual({ ok: true, value: null });
    await bench.clock.advance(10_000);
    expect(bench.causes()).toEqual(['first']);
  });

  test('follows a request in flight that says something older, with one more', async () => {
    const bench = createSyncBench({ entries: two });
    bench.service.start();
    await bench.clock.advance(50);
    bench.set(three);
    const asked = [bench.service.syncNow(), bench.service.syncNow()];
    await bench.clock.advance(2_150);
    await Promise.all(asked);
    await bench.clock.advance(10_000);
    expect(bench.client.lists).toEqual(['Port1 Port2', 'Port1 Port2 Port3']);
  });

  test('answers with the reason when the list is not accepted', async () => {
    const bench = createSyncBench({ entries: two });
    bench.client.rule = () => ({ status: 403, body: 'API_ACCESS_IP' });
    bench.service.start();
    await bench.clock.advance(5_000);
    const asked = bench.service.syncNow();
    await bench.clock.advance(100);
    expect(await asked).toEqual({ ok: false, error: expect.stringContaining('IP address') });
  });

  test('says that the ports are still being read', async () => {
    const bench = createSyncBench({ entries: two, settled: false });
    bench.service.start();
    expect(await bench.service.syncNow()).toEqual({
      ok: false,
      error: expect.stringContaining('still being read'),
    });
  });

  test('is answered when the app stops meanwhile', async () => {
    const bench = createSyncBench({ entries: two });
    bench.client.rule = () => 'silence';
    bench.service.start();
    await bench.clock.advance(50);
    const asked = bench.service.syncNow();
    await bench.service.stop();
    expect(await asked).toMatchObject({ ok: false });
  });
});

describe('goodbye and return', () => {
  test('takes the numbers off with one empty list, then sends nothing more', async () => {
    const bench = createSyncBench({ entries: two });
    bench.service.start();
    await bench.clock.advance(10_000);
    const gone = bench.service.goodbye();
    await bench.clock.advance(100);
    expect(await gone).toEqual({ ok: true, value: null });
    expect(bench.client.lists).toEqual(['Port1 Port2', '']);
    expect(bench.service.view()).toMatchObject({ state: 'stopped', accepted: [] });
    await bench.clock.advance(1_000_000);
    expect(bench.client.calls).toHaveLength(2);
    expect(bench.journal.lastAccepted()?.numbers).toEqual([]);
  });

  test('ends within 5 s although a request hangs and the upstream stays silent', async () => {
    const bench = createSyncBench({ entries: two });
    bench.service.start();
    await bench.clock.advance(10_000);
    bench.client.rule = () => 'silence';
    bench.set(three);
    await bench.clock.advance(2_000);
    const startMs = bench.clock.monotonicMs();
    const gone = bench.service
      .goodbye()
      .then((result) => ({ result, tookMs: bench.clock.monotonicMs() - startMs }));
    await bench.clock.advance(6_000);
    expect(await gone).toEqual({
      result: { ok: false, error: expect.stringContaining('until they run out') },
      tookMs: 5_000,
    });
    expect(bench.client.maxInFlight).toBe(1);
  });

  test('counts numbers of lists without an answer among those that may have to be taken off', async () => {
    const bench = createSyncBench({ entries: two });
    bench.client.next('silence');
    bench.service.start();
    await bench.clock.advance(1_000);
    expect(bench.service.view()).toMatchObject({ accepted: [], mayBeListed: 2 });
    await bench.clock.advance(30_000);
    expect(bench.service.view()).toMatchObject({ accepted: [], mayBeListed: 2 });
    await bench.clock.advance(4_000);
    expect(bench.service.view()).toMatchObject({ accepted: [{ id: 100 }, { id: 101 }], mayBeListed: 2 });
    bench.client.next('silence');
    bench.set(listEntries(3));
    await bench.clock.advance(2_000);
    expect(bench.service.view().mayBeListed).toBe(3);
    const gone = bench.service.goodbye();
    await bench.clock.advance(5_000);
    await gone;
    expect(bench.service.view().mayBeListed).toBe(0);
  });

  test('takes nothing off at another account than the one it knows', async () => {
    const bench = createSyncBench({ entries: two });
    bench.service.start();
    await bench.clock.advance(10_000);
    bench.state.target = { baseUrl: 'https://upstream.example', apiKey: 'key-of-somebody-else' };
    const gone = bench.service.goodbye();
    await bench.clock.advance(5_000);
    expect(await gone).toEqual({ ok: true, value: null });
    expect(bench.client.lists).toEqual(['Port1 Port2']);
  });

  test('needs no request when nothing is on sale', async () => {
    const bench = createSyncBench({ entries: [] });
    bench.service.start();
    expect(await bench.service.goodbye()).toEqual({ ok: true, value: null });
    expect(bench.client.calls).toEqual([]);
  });

  test('asked twice sends one list', async () => {
    const bench = createSyncBench({ entries: two });
    bench.service.start();
    await bench.clock.advance(10_000);
    const both = Promise.all([bench.service.goodbye(), bench.service.goodbye()]);
    await bench.clock.advance(5_000);
    await both;
    expect(bench.client.lists).toEqual(['Port1 Port2', '']);
  });

  test('is undone by a wake-up, which sends the list at once', async () => {
    const bench = createSyncBench({ entries: two });
    bench.service.start();
    await bench.clock.advance(10_000);
    const gone = bench.service.goodbye();
    await bench.clock.advance(100);
    await gone;
    bench.clock.jumpWall(3_600_000);
    bench.service.resume();
    await bench.clock.advance(2_100);
    expect(bench.client.lists.at(-1)).toBe('Port1 Port2');
    expect(bench.service.view().gaps).toMatchObject([{ reason: 'The computer was asleep.' }]);
  });

  test('goes out from a service that was suspended a moment before, and a waking one lists anew', async () => {
    const bench = createSyncBench({ entries: two });
    bench.service.start();
    await bench.clock.advance(10_000);
    bench.service.suspend();
    const gone = bench.service.goodbye();
    await bench.clock.advance(100);
    expect(await gone).toEqual({ ok: true, value: null });
    await bench.clock.advance(600_000);
    bench.service.resume();
    await bench.clock.advance(100);
    expect(bench.client.lists).toEqual(['Port1 Port2', '', 'Port1 Port2']);
  });

  test('that sleep cuts off says so, and the waking service lists anew once it is over', async () => {
    const bench = createSyncBench({ entries: two });
    bench.service.start();
    await bench.clock.advance(10_000);
    bench.client.next('silence');
    const gone = bench.service.goodbye();
    await bench.clock.advance(1_000);
    bench.service.resume();
    await bench.clock.advance(10_000);
    expect(await gone).toMatchObject({ ok: false });
    expect(bench.client.lists).toEqual(['Port1 Port2', '', 'Port1 Port2']);
    expect(bench.client.maxInFlight).toBe(1);
  });

  test('a suspended service sends no heartbeat until it is resumed', async () => {
    const bench = createSyncBench({ entries: two });
    bench.service.start();
    await bench.clock.advance(10_000);
    bench.service.suspend();
    await bench.clock.advance(600_000);
    expect(bench.client.calls).toHaveLength(1);
    bench.service.resume();
    await bench.clock.advance(100);
    expect(bench.causes()).toEqual(['first', 'resume']);
  });

  test('waits no longer than 1.5 s after a sleep for what was under way before it', async () => {
    const bench = createSyncBench({ entries: two });
    bench.service.start();
    await bench.clock.advance(10_000);
    bench.client.next('silence');
    bench.set(listEntries(3));
    await bench.clock.advance(2_000);
    bench.service.suspend();
    bench.clock.jumpWall(3_600_000);
    bench.service.resume();
    await bench.clock.advance(4_000);
    expect(bench.client.lists).toEqual(['Port1 Port2', 'Port1 Port2 Port3', 'Port1 Port2 Port3']);
    expect(bench.service.view()).toMatchObject({ state: 'idle', lastError: null });
    expect(bench.service.view().accepted).toHaveLength(3);
  });

  test('one list is enough after a sleep in which the strategy was switched', async () => {
    const bench = createSyncBench({ entries: two });
    bench.service.start();
    await bench.clock.advance(10_000);
    bench.service.suspend();
    bench.state.mode = 'incremental';
    bench.service.resume();
    await bench.clock.advance(10_000);
    expect(bench.client.story).toEqual(['sendNumbersOnline Port1 Port2', 'sendNumbersOnline Port1 Port2']);
  });

  test('a request that a short nap did not harm is waited for', async () => {
    const bench = createSyncBench({ entries: two });
    bench.client.latencyMs = 1_000;
    bench.service.start();
    await bench.clock.advance(100);
    bench.service.suspend();
    bench.service.resume();
    await bench.clock.advance(1_000);
    expect(bench.service.view().accepted).toHaveLength(2);
  });

  test('stop gives up the request in flight, and leaves no timer behind', async () => {
    const bench = createSyncBench({ entries: two });
    bench.client.rule = () => 'silence';
    bench.service.start();
    await bench.clock.advance(50);
    await bench.service.stop();
    expect(bench.clock.timers).toBe(0);
    expect(bench.journal.recentRequests(1)).toMatchObject([
      { outcome: 'failed', fault: { code: 'aborted' } },
    ]);
    bench.service.changed();
    await bench.clock.advance(600_000);
    expect(bench.client.calls).toHaveLength(1);
  });
});
