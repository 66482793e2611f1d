import { afterEach, describe, expect, test } from 'vitest';
import type { UnknownAnswers } from '../../src-main/sandbox/upstream/sandbox-options.ts';
import { type HttpBench, KEY, nextRequest, startHttpBench } from '../support/http-sync-bench.ts';
import { listEntries, listEntry } from '../support/list-entries.ts';

const running: HttpBench[] = [];

afterEach(async () => {
  for (const bench of running.splice(0)) await bench.close();
});

async function startBench(...how: Parameters<typeof startHttpBench>): Promise<HttpBench> {
  const bench = await startHttpBench(...how);
  running.push(bench);
  return bench;
}

test('every number of the list is on sale with the id that the upstream gave it', async () => {
  const bench = await startBench();
  bench.service.start();
  await nextRequest(bench, 0);
  expect([...bench.upstream.numbers.keys()]).toEqual(listEntries(4).map((entry) => entry.number));
  const view = bench.service.view();
  expect(view.state).toBe('idle');
  expect(view.accepted).toHaveLength(4);
  expect(view.accepted.every((item) => typeof item.id === 'number')).toBe(true);
  expect(bench.journal.lastAccepted()?.numbers).toEqual(view.accepted);
});

test('a SIM that is pulled is deleted upstream by the next list', async () => {
  const bench = await startBench();
  bench.service.start();
  await nextRequest(bench, 0);
  bench.state.entries = listEntries(3);
  bench.service.changed();
  await nextRequest(bench, 2_000);
  expect([...bench.upstream.numbers.keys()]).toEqual(listEntries(3).map((entry) => entry.number));
  expect(bench.service.numberView(listEntry(4).number).status).toBe('deleted');
});

test('a wrong key never shows in view or journal', async () => {
  const wrong = 'another-secret-key';
  const bench = await startBench(wrong);
  bench.service.start();
  await nextRequest(bench, 0);
  expect(bench.service.view().lastError?.code).toBe('ERROR_WRONG_KEY');
  expect(JSON.stringify([bench.service.view(), bench.journal.recentRequests(10)])).not.toContain(wrong);
});

test('a goodbye empties the market', async () => {
  const bench = await startBench();
  bench.service.start();
  await nextRequest(bench, 0);
  const gone = bench.service.goodbye();
  await bench.clock.advance(2_000);
  expect(await gone).toEqual({ ok: true, value: null });
  expect(bench.upstream.numbers.size).toBe(0);
});

describe('single changes over HTTP', () => {
  const five = listEntries(5);

  async function startIncremental(answers: Partial<UnknownAnswers> = {}) {
    const bench = await startBench(KEY, 'incremental', answers);
    bench.service.start();
    await bench.live(500);
    return bench;
  }

  /** The market holds exactly what should be on sale, and the app knows it. */
  function expectTrue({ upstream, service, state }: HttpBench): void {
    const wanted = state.entries.map(({ number }) => number).toSorted();
    expect([...upstream.numbers.keys()].toSorted()).toEqual(wanted);
    expect(
      service
        .view()
        .accepted.map(({ number }) => number)
        .toSorted(),
    ).toEqual(wanted);
  }

  async function change(bench: HttpBench, entries: typeof bench.state.entries): Promise<void> {
    bench.state.entries = entries;
    bench.service.changed();
    await bench.live(9_000);
  }

  test('an addNumber, a removeNumber and a checkWork are what the upstream wants to see', async () => {
    const bench = await startIncremental();
    await change(bench, five);
    await change(bench, five.slice(1));
    expectTrue(bench);
    await bench.live(290_000);
    expect(bench.asked()).toEqual(['POST addNumber', 'DELETE removeNumber', 'POST checkWork']);
    expect(bench.service.view()).toMatchObject({ mode: 'incremental', state: 'idle', gaps: [] });
    expect(bench.upstream.requests.at(-2)?.body).toBe(JSON.stringify({ number: listEntry(1).number }));
    expect(bench.journal.recentRequests(1)).toMatchObject([{ call: 'checkWork', count: 0, request: '{}' }]);
  });

  test.each<[string, Partial<UnknownAnswers>, string]>([
    ['checkWork by GET', { checkWorkMethod: 'GET' }, 'checkWork'],
    ['no checkWork', { checkWorkMethod: 'unknown' }, 'checkWork'],
    ['removeNumber by POST', { removeNumberMethod: 'POST' }, 'removeNumber'],
    ['no addNumber', { addNumberMethod: 'unknown' }, 'addNumber'],
  ])('an upstream with %s gets lists instead, and a person is told', async (_, answers, call) => {
    const bench = await startIncremental(answers);
    await change(bench, five.slice(1));
    await bench.live(295_000);
    expectTrue(bench);
    const { mode, fallback, gaps } = bench.service.view();
    expect({ mode, gaps }).toEqual({ mode: 'list', gaps: [] });
    expect(fallback?.text).toContain(call);
  });

  test.each<[string, Partial<UnknownAnswers>]>([
    ['in the query', { removeNumberInput: 'query' }],
    ['by its id', { removeNumberInput: 'id-body' }],
    ['and does not say that it is gone', { removeNumberAnswer: 'bare' }],
  ])('a removeNumber that wants the number %s is made good by a list', async (_, answers) => {
    const bench = await startIncremental(answers);
    await change(bench, five.slice(0, 3));
    expectTrue(bench);
    await change(bench, five.slice(0, 2));
    expectTrue(bench);
  });

  test('a checkWork that wants the numbers is made good by a list, and given up at the second refusal', async () => {
    const bench = await startIncremental({ checkWorkBody: 'numbers' });
    await bench.live(295_000);
    expect(bench.asked()).toEqual(['POST checkWork', 'POST sendNumbersOnline']);
    await bench.live(290_000);
    expectTrue(bench);
    const { mode, fallback, gaps } = bench.service.view();
    expect({ mode, gaps }).toEqual({ mode: 'list', gaps: [] });
    expect(fallback?.text).toContain('checkWork');
  });

  test('a checkWork that is answered with all ids is proof of life as any other', async () => {
    const bench = await startIncremental({ checkWorkAnswer: 'ids' });
    await bench.live(290_000);
    expect(bench.asked()).toEqual(['POST checkWork']);
    expect(bench.service.view()).toMatchObject({ mode: 'incremental', lastError: null, gaps: [] });
    expect(bench.journal.recentRequests(1)[0]?.answer).toContain(listEntry(1).number);
    expectTrue(bench);
  });

  test('a switch back to lists keeps every number', async () => {
    const bench = await startIncremental();
    await change(bench, five);
    bench.state.mode = 'list';
    await change(bench, five);
    expectTrue(bench);
    expect(bench.asked()).toEqual(['POST addNumber', 'POST sendNumbersOnline']);
  });
});

describe('a check over HTTP', () => {
  test.each([
    ['payload', 'list'],
    ['wrapped', 'incremental'],
  ] as const)('test2, printed as %s, shows no difference and saves nothing', async (test2, mode) => {
    const bench = await startBench(KEY, mode, { test2 });
    bench.service.start();
    await nextRequest(bench, 0);
    const asked = bench.service.check('test2');
    await bench.live(3_000);
    const report = await asked;
    expect(report).toMatchObject({
      value: { outcome: 'accepted', count: 4, missing: [], unexpected: [], differences: [] },
    });
    expect(JSON.stringify(report)).not.toContain(KEY);
  });

  test('test1 of a list that the upstream refuses says why', async () => {
    const bench = await startBench();
    bench.service.start();
    await nextRequest(bench, 0);
    bench.upstream.setFault({ kind: 'status', status: 400, text: 'ERROR_DATE' });
    const asked = bench.service.check('test1');
    await bench.live(3_000);
    expect(await asked).toMatchObject({ value: { outcome: 'rejected', fault: { code: 'ERROR_DATE' } } });
  });
});
