import { describe, expect, test } from 'vitest';
import { listEntries, listEntry } from '../../support/list-entries.ts';
import { createSyncBench } from '../../support/sync-bench.ts';

const two = listEntries(2);
const three = listEntries(3);
const NUMBER_2 = listEntry(2).number;
const NUMBER_3 = listEntry(3).number;

async function startedBench() {
  const bench = createSyncBench({ entries: two, mode: 'incremental' });
  bench.service.start();
  await bench.clock.advance(10_000);
  return bench;
}

type Bench = Awaited<ReturnType<typeof startedBench>>;

/** Refuses each request of this name. */
function refuse({ client }: Bench, refused: string, status: number, body: string): void {
  client.rule = (_entries, { name }) => (name === refused ? { status, body } : null);
}

describe('a refused addNumber', () => {
  test('names its culprit at once: the number is set aside with the words, the rest stays on sale', async () => {
    const bench = await startedBench();
    refuse(bench, 'addNumber', 400, 'NUMBER_FORMAT_ERROR');
    bench.set(three);
    await bench.clock.advance(120_000);
    expect(bench.client.story.slice(1)).toEqual(['addNumber Port3']);
    expect(bench.service.numberView(NUMBER_3)).toMatchObject({
      status: 'rejected',
      text: expect.stringContaining('(NUMBER_FORMAT_ERROR)'),
    });
    expect(bench.service.view()).toMatchObject({ state: 'idle', lastError: null });
    expect(bench.service.view().accepted).toHaveLength(2);
  });

  test('is tried again when the number reads differently, and when a person asks', async () => {
    const bench = await startedBench();
    bench.client.next({ status: 400, body: 'ERROR_DATE' });
    bench.set(three);
    await bench.clock.advance(10_000);
    bench.set([...two, listEntry(3, { dateStart: 1_700_000_000 })]);
    await bench.clock.advance(10_000);
    expect(bench.service.view().accepted).toHaveLength(3);
  });

  test('of number after number is the call that is refused: the list takes them all', async () => {
    const bench = await startedBench();
    refuse(bench, 'addNumber', 400, 'ERROR_DATE');
    for (let count = 3; count <= 8; count++) {
      bench.set(listEntries(count));
      await bench.clock.advance(30_000);
    }
    expect(bench.client.story.filter((line) => line.startsWith('addNumber'))).toHaveLength(3);
    expect(bench.service.view().accepted).toHaveLength(8);
    expect(bench.service.view()).toMatchObject({ mode: 'list', fallback: { code: 'call-unknown' } });
  });

  test('of three numbers that are bad themselves leaves the strategy and the rest alone', async () => {
    const bench = await startedBench();
    const bad = new Set<string>([3, 4, 5].map((index) => listEntry(index).portId));
    bench.client.rule = (entries) =>
      entries.some(({ portId }) => bad.has(portId)) ? { status: 400, body: 'NUMBER_FORMAT_ERROR' } : null;
    for (let count = 3; count <= 6; count++) {
      bench.set(listEntries(count));
      await bench.clock.advance(60_000);
    }
    const { mode, accepted } = bench.service.view();
    expect({ mode, count: accepted.length }).toEqual({ mode: 'incremental', count: 3 });
    expect(bench.client.story.at(-1)).toBe('addNumber Port6');
  });
});

describe('a call that the upstream does not know as it is sent', () => {
  test.each([
    ['checkWork', 405, 'REQUEST_NOT_FOUND'],
    ['checkWork', 404, '<html><body>Not Found</body></html>'],
    ['removeNumber', 405, 'REQUEST_NOT_FOUND'],
    ['removeNumber', 404, 'Not Found'],
    ['addNumber', 405, 'Method Not Allowed'],
  ])('%s with %i: lists from then on, nothing lost, and words that say so', async (name, status, body) => {
    const bench = await startedBench();
    refuse(bench, name, status, body);
    bench.set(name === 'removeNumber' ? [listEntry(1)] : name === 'addNumber' ? three : two);
    await bench.clock.advance(1_200_000);
    const { mode, fallback, gaps, state, accepted, desired } = bench.service.view();
    expect({ mode, state, gaps }).toEqual({ mode: 'list', state: 'idle', gaps: [] });
    expect(fallback?.text).toContain(`does not take ${name}`);
    expect(accepted.map(({ number }) => number)).toEqual(desired.map(({ number }) => number));
    expect(bench.client.story.filter((line) => line.startsWith(name))).toHaveLength(1);
    expect(bench.client.story.slice(2).every((line) => line.startsWith('sendNumbersOnline'))).toBe(true);
  });

  test('refused twice in a row by an error text counts the same; once may be a mood', async () => {
    const bench = await startedBench();
    bench.client.next({ status: 400, body: 'NUMBER_FORMAT_ERROR' });
    bench.set([listEntry(1)]);
    await bench.clock.advance(10_000);
    expect(bench.client.story.slice(1)).toEqual([`removeNumber ${NUMBER_2}`, 'sendNumbersOnline Port1']);
    expect(bench.service.view()).toMatchObject({ mode: 'incremental', fallback: null });
    bench.client.next({ status: 400, body: 'NUMBER_FORMAT_ERROR' });
    bench.set([]);
    await bench.clock.advance(10_000);
    expect(bench.service.view()).toMatchObject({ mode: 'list', fallback: { code: 'call-unknown' } });
    expect(bench.service.view().accepted).toEqual([]);
  });

  test('is tried again after the setting was switched off and on', async () => {
    const bench = await startedBench();
    bench.client.next({ status: 405, body: 'REQUEST_NOT_FOUND' });
    await bench.clock.advance(300_000);
    expect(bench.service.view().mode).toBe('list');
    for (const mode of ['list', 'incremental'] as const) {
      bench.state.mode = mode;
      bench.service.changed();
      await bench.clock.advance(5_000);
    }
    expect(bench.service.view()).toMatchObject({ mode: 'incremental', fallback: null });
  });
});

describe('trouble with a single call', () => {
  test.each([401, 403])('%i blocks as with a list: one try per heartbeat', async (status) => {
    const bench = await startedBench();
    refuse(bench, 'addNumber', status, 'ACCOUNT_BLOCKED');
    bench.set(three);
    await bench.clock.advance(60_000);
    expect(bench.service.view()).toMatchObject({ state: 'blocked', lastError: { httpStatus: status } });
    expect(bench.client.story.slice(1)).toEqual(['addNumber Port3']);
  });

  test('429 keeps the pause that is asked for, then tells the whole list', async () => {
    const bench = await startedBench();
    bench.client.next({ status: 429, body: '', retryAfter: '20' });
    bench.set(three);
    await bench.clock.advance(19_000);
    expect(bench.client.calls).toHaveLength(2);
    await bench.clock.advance(10_000);
    expect(bench.client.story.slice(1)).toEqual(['addNumber Port3', 'sendNumbersOnline Port1 Port2 Port3']);
  });

  test('a silent checkWork is followed by a list within the 300 s', async () => {
    const bench = await startedBench();
    await bench.clock.advance(270_000);
    bench.client.next('silence');
    await bench.clock.advance(19_900);
    expect(bench.client.story.slice(1)).toEqual(['checkWork', 'sendNumbersOnline Port1 Port2']);
    expect(bench.service.view()).toMatchObject({ state: 'idle', gaps: [] });
  });
});

describe('switching the strategy', () => {
  test.each([
    ['list', 'incremental'],
    ['incremental', 'list'],
  ] as const)('from %s to %s sends one whole list and loses no number', async (before, after) => {
    const bench = createSyncBench({ entries: two, mode: before });
    bench.service.start();
    await bench.clock.advance(10_000);
    bench.state.mode = after;
    bench.set(three);
    await bench.clock.advance(10_000);
    expect(bench.client.story.slice(1)).toEqual(['sendNumbersOnline Port1 Port2 Port3']);
    expect(bench.service.view()).toMatchObject({ mode: after, state: 'idle' });
    expect(bench.service.view().accepted).toHaveLength(3);
  });

  test('in the middle of single changes, the list comes after the one in flight', async () => {
    const bench = await startedBench();
    bench.set(listEntries(4));
    await bench.clock.advance(1_050);
    bench.state.mode = 'list';
    bench.service.changed();
    await bench.clock.advance(10_000);
    expect(bench.client.story.slice(1)).toEqual([
      'addNumber Port3',
      'sendNumbersOnline Port1 Port2 Port3 Port4',
    ]);
    expect(bench.client.maxInFlight).toBe(1);
  });

  test('while blocked waits as long as anything else would', async () => {
    const bench = await startedBench();
    bench.client.rule = () => ({ status: 401, body: 'ERROR_WRONG_KEY' });
    void bench.service.syncNow();
    await bench.clock.advance(5_000);
    bench.state.mode = 'list';
    bench.service.changed();
    await bench.clock.advance(60_000);
    expect(bench.client.calls).toHaveLength(2);
  });
});
