import { describe, expect, test } from 'vitest';
import { listEntries, listEntry } from '../../../support/list-entries.ts';
import { createSyncBench } from '../../../support/sync-bench.ts';

const two = listEntries(2);
const three = listEntries(3);
const NUMBER_2 = listEntry(2).number;
const NUMBER_3 = listEntry(3).number;
const LIST = (...ports: readonly string[]) => ['sendNumbersOnline', ...ports].join(' ');

/** A service that has told its whole list, with ten seconds gone by. */
async function startedBench(entries = two) {
  const bench = createSyncBench({ entries, mode: 'incremental' });
  bench.service.start();
  await bench.clock.advance(10_000);
  return bench;
}

/** What was sent after the first list. */
function later({ client }: Awaited<ReturnType<typeof startedBench>>) {
  return client.story.slice(1);
}

describe('a calm day', () => {
  test('begins with one whole list, and goes on with checkWork each 285 s', async () => {
    const bench = await startedBench();
    await bench.clock.advance(860_000);
    expect(bench.client.story).toEqual([LIST('Port1', 'Port2'), 'checkWork', 'checkWork', 'checkWork']);
    expect(bench.times()).toEqual([0, 285_000, 570_000, 855_000]);
    expect(bench.service.view()).toMatchObject({
      mode: 'incremental',
      fallback: null,
      gaps: [],
      accepted: [{ id: 100 }, { id: 101 }],
    });
  });

  test('tells a new number by addNumber, after a second of gathering', async () => {
    const bench = await startedBench();
    bench.set(three);
    await bench.clock.advance(999);
    expect(later(bench)).toEqual([]);
    await bench.clock.advance(101);
    expect(later(bench)).toEqual(['addNumber Port3']);
    const { accepted, sent, desired, lastExchange } = bench.service.view();
    expect(accepted.map(({ number }) => number)).toEqual(desired.map(({ number }) => number));
    expect(desired.map(({ at }) => at.slice(11, 23))).toEqual([
      '00:00:00.000',
      '00:00:00.000',
      '00:00:10.000',
    ]);
    expect(sent.map(({ at }) => at.slice(11, 23))).toEqual(['00:00:00.000', '00:00:00.000', '00:00:11.000']);
    expect(sent.map(({ number }) => number)).toEqual(desired.map(({ number }) => number));
    expect(lastExchange).toMatchObject({ call: 'addNumber', count: 1, added: [NUMBER_3], removed: [] });
    expect(bench.confirmed).toEqual(['Port1 Port2', 'Port3']);
    expect(bench.service.numberView(NUMBER_3).status).toBe('accepted');
  });

  test('takes a pulled SIM off by removeNumber within 3 s', async () => {
    const bench = await startedBench(three);
    bench.set([listEntry(1), listEntry(3)]);
    await bench.clock.advance(1_100);
    expect(later(bench)).toEqual([`removeNumber ${NUMBER_2}`]);
    expect(bench.service.view().accepted.map(({ number }) => number)).toEqual([
      listEntry(1).number,
      NUMBER_3,
    ]);
    expect(bench.service.numberView(NUMBER_2).status).toBe('deleted');
    expect(bench.service.view().lastExchange).toMatchObject({ removed: [NUMBER_2], added: [] });
  });

  test('removes before it adds, 2 s apart, one in flight', async () => {
    const bench = await startedBench();
    bench.set([listEntry(1), listEntry(3), listEntry(4)]);
    await bench.clock.advance(10_000);
    expect(later(bench)).toEqual([`removeNumber ${NUMBER_2}`, 'addNumber Port3', 'addNumber Port4']);
    expect(bench.times().slice(1)).toEqual([11_000, 13_100, 15_200]);
    expect(bench.client.maxInFlight).toBe(1);
  });

  test('lets a SIM that is pulled go before those that wait to be added', async () => {
    const bench = await startedBench();
    bench.set(listEntries(4));
    await bench.clock.advance(1_050);
    bench.set([listEntry(1), listEntry(3), listEntry(4)]);
    await bench.clock.advance(3_000);
    expect(later(bench)).toEqual(['addNumber Port3', `removeNumber ${NUMBER_2}`]);
    expect(bench.service.view().accepted.map(({ number }) => number)).not.toContain(NUMBER_2);
  });
});

describe('the whole list goes instead', () => {
  test.each([
    ['of more than three changes', listEntries(6)],
    ['of two removals, as the second would be too late', []],
    ['of another port or rent for a number', [listEntry(1, { rent: true }), listEntry(2)]],
    ['of a new number with a price', [...two, listEntry(3, { price: 2 })]],
  ])('%s', async (_, entries) => {
    const bench = await startedBench();
    bench.set(entries);
    await bench.clock.advance(10_000);
    expect(later(bench)).toEqual([LIST(...entries.map(({ portId }) => portId))]);
  });

  test('when a person asks', async () => {
    const bench = await startedBench();
    const asked = bench.service.syncNow();
    await bench.clock.advance(100);
    expect(await asked).toEqual({ ok: true, value: null });
    expect(later(bench)).toEqual([LIST('Port1', 'Port2')]);
  });

  test('when a person asks while a single change is on its way, once behind it', async () => {
    const bench = await startedBench();
    bench.set(three);
    await bench.clock.advance(1_050);
    const asked = [bench.service.syncNow(), bench.service.syncNow()];
    await bench.clock.advance(10_000);
    expect(await Promise.all(asked)).toEqual([
      { ok: true, value: null },
      { ok: true, value: null },
    ]);
    expect(later(bench)).toEqual(['addNumber Port3', LIST('Port1', 'Port2', 'Port3')]);
  });

  test('after sleep', async () => {
    const bench = await startedBench();
    bench.service.suspend();
    await bench.clock.advance(60_000);
    bench.service.resume();
    await bench.clock.advance(100);
    expect(later(bench)).toEqual([LIST('Port1', 'Port2')]);
  });

  test('when the proof of life is due with a change waiting', async () => {
    const bench = await startedBench();
    await bench.clock.advance(274_500);
    bench.set(three);
    await bench.clock.advance(600);
    expect(later(bench)).toEqual([LIST('Port1', 'Port2', 'Port3')]);
    expect(bench.times()[1]).toBe(284_500);
  });

  test('after no answer came, and once more as the lost one may come late', async () => {
    const bench = await startedBench();
    bench.client.next({ fault: 'reset' });
    bench.set(three);
    await bench.clock.advance(60_000);
    const list = LIST('Port1', 'Port2', 'Port3');
    expect(later(bench)).toEqual(['addNumber Port3', list, list]);
    expect(bench.service.view().accepted).toHaveLength(3);
  });

  test('when a removal is accepted without saying that the number is deleted', async () => {
    const bench = await startedBench();
    bench.client.next({ status: 200, body: '{"response":1}' });
    bench.set([listEntry(1)]);
    await bench.clock.advance(3_300);
    expect(later(bench)).toEqual([`removeNumber ${NUMBER_2}`, LIST('Port1')]);
    expect(bench.service.view().accepted).toHaveLength(1);
  });

  test('when the upstream has dropped a number that was sent', async () => {
    const bench = createSyncBench({ entries: two, mode: 'incremental' });
    const ids = { [listEntry(1).number]: 1, [NUMBER_2]: null };
    bench.client.next({ status: 200, body: JSON.stringify({ response: 1, ids }) });
    bench.service.start();
    await bench.clock.advance(300_000);
    expect(bench.client.story).toEqual([LIST('Port1', 'Port2'), LIST('Port1', 'Port2')]);
  });
});

test('single changes are no proof of life: checkWork goes out all the same', async () => {
  const bench = await startedBench();
  await bench.clock.advance(250_000);
  bench.set(three);
  await bench.clock.advance(60_000);
  expect(later(bench)).toEqual(['addNumber Port3', 'checkWork']);
  expect(bench.times()[2]).toBe(284_200);
});

test('an hour of flapping never brings two requests closer than 2 s, nor a proof of life too late', async () => {
  const bench = await startedBench();
  for (let turn = 0; turn < 7200; turn++) {
    bench.set(turn % 2 === 0 ? three : two);
    await bench.clock.advance(500);
  }
  const times = bench.times();
  const pauses = times.slice(1).map((time, index) => time - (times[index] ?? 0));
  expect(Math.min(...pauses)).toBeGreaterThanOrEqual(2_000);
  expect(bench.client.maxInFlight).toBe(1);
  expect(bench.service.view().gaps).toEqual([]);
});

test('the journal says which call it was, and the next run knows what stands upstream', async () => {
  const bench = await startedBench();
  bench.set([listEntry(1), listEntry(3)]);
  await bench.clock.advance(10_000);
  expect(bench.journal.recentRequests(3).map(({ call }) => call)).toEqual([
    'addNumber',
    'removeNumber',
    'sendNumbersOnline',
  ]);
  expect(bench.journal.lastAccepted()?.numbers.map(({ number }) => number)).toEqual([
    listEntry(1).number,
    NUMBER_3,
  ]);
  expect(bench.journal.lastAccepted()?.at).toBe('2026-01-01T00:00:00.100Z');
});

test('a goodbye takes all numbers off with one empty list', async () => {
  const bench = await startedBench();
  const gone = bench.service.goodbye();
  await bench.clock.advance(2_000);
  expect(await gone).toEqual({ ok: true, value: null });
  expect(later(bench)).toEqual(['sendNumbersOnline']);
});
