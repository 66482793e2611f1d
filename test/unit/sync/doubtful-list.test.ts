import { describe, expect, test } from 'vitest';
import { listEntries } from '../../support/list-entries.ts';
import { createSyncBench } from '../../support/sync-bench.ts';

/** The list of four got no answer at 11 s, and its retry was accepted. */
async function doubtfulBench() {
  const bench = createSyncBench({ entries: listEntries(3) });
  bench.service.start();
  await bench.clock.advance(10_000);
  bench.client.next({ fault: 'timeout' });
  bench.set(listEntries(4));
  await bench.clock.advance(5_000);
  expect(bench.client.lists).toHaveLength(3);
  return bench;
}

describe('what may still arrive late is overwritten half a minute later', () => {
  test('although a change was accepted meanwhile', async () => {
    const bench = await doubtfulBench();
    bench.set(listEntries(2));
    await bench.clock.advance(40_000);
    expect(bench.client.lists.slice(3)).toEqual(['Port1 Port2', 'Port1 Port2']);
  });

  test('although a change followed upon the kill that cut it off', async () => {
    const killed = createSyncBench({ entries: listEntries(3) });
    killed.service.start();
    await killed.clock.advance(10_000);
    killed.client.next('silence');
    killed.set(listEntries(4));
    await killed.clock.advance(2_000);
    const startsAtMs = killed.clock.nowMs() + 3_000;
    const bench = createSyncBench({ entries: listEntries(4), journal: killed.journal, startsAtMs });
    bench.service.start();
    await bench.clock.advance(3_000);
    bench.set(listEntries(2));
    await bench.clock.advance(45_000);
    expect(bench.client.lists.slice(1)).toEqual(['Port1 Port2', 'Port1 Port2']);
  });

  test('although the app was started anew after the retry', async () => {
    const before = await doubtfulBench();
    await before.service.stop();
    const startsAtMs = before.clock.nowMs() + 1_000;
    const bench = createSyncBench({ entries: listEntries(4), journal: before.journal, startsAtMs });
    bench.service.start();
    await bench.clock.advance(40_000);
    expect(bench.client.lists).toHaveLength(2);
  });
});

test('a goodbye before that says that the numbers may come back', async () => {
  const bench = await doubtfulBench();
  const gone = bench.service.goodbye();
  await bench.clock.advance(6_000);
  expect(await gone).toEqual({ ok: false, error: expect.stringContaining('arrive late') });
});
