import { afterEach, describe, expect, test } from 'vitest';
import { openJournal } from '../../src-main/journal/sqlite-journal.ts';
import type { UnknownAnswers } from '../../src-main/sandbox/upstream/sandbox-options.ts';
import { type SandboxUpstream, startSandboxUpstream } from '../../src-main/sandbox/upstream-server.ts';
import type { SyncMode, SyncState } from '../../src-main/shared/sync-view.ts';
import { createSyncService, type SyncService } from '../../src-main/sync/sync-service.ts';
import { createUpstreamClient } from '../../src-main/upstream/axios-client.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { listEntries, listEntry } from '../support/list-entries.ts';

const KEY = 'secret-key-of-the-test';
const running: { readonly service: SyncService; readonly upstream: SandboxUpstream }[] = [];

afterEach(async () => {
  for (const { service, upstream } of running.splice(0)) {
    await service.stop();
    await upstream.close();
  }
});

const STEP_MS = 500;

/** Knows what is on its way. */
function watchAir() {
  let current: Promise<unknown> = Promise.resolve();
  return {
    follow<T>(sending: Promise<T>): Promise<T> {
      current = sending;
      return sending;
    },
    landed: () => current,
  };
}

/** The whole way but the pool: sync, client, HTTP, the stand-in upstream, and the real journal. Only time is virtual. */
async function startBench(apiKey = KEY, mode: SyncMode = 'list', answers: Partial<UnknownAnswers> = {}) {
  const clock = new FakeClock();
  const upstream = await startSandboxUpstream({ clock, apiKey: KEY, answers });
  const journal = openJournal(':memory:', { clock });
  const state = { entries: listEntries(4), target: { baseUrl: upstream.baseUrl, apiKey }, mode };
  const client = createUpstreamClient({ clock, version: '1.2.3' });
  const air = watchAir();
  const service = createSyncService({
    clock,
    random: () => 0.5,
    client: { send: (...call) => air.follow(client.send(...call)) },
    journal,
    target: () => state.target,
    mode: () => state.mode,
    desired: () => ({
      entries: state.entries.map((entry) => ({ ...entry, verifiedAtMs: clock.monotonicMs() })),
      settled: true,
      poolSize: 8,
      maxAgeMs: 60_000,
    }),
    onAccepted: () => undefined,
    warn: () => undefined,
  });
  running.push({ service, upstream });
  /** Resolves once sync is in one of these states. */
  const reach = (...states: readonly SyncState[]) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (!states.includes(service.view().state)) return;
        stop();
        resolve();
      };
      const stop = service.onChange(look);
      look();
    });
  /** What was asked since the first list, by name. */
  const asked = () =>
    upstream.requests.slice(1).map(({ method, path }) => `${method} ${path.replace(/.*\//, '')}`);
  /** Virtual time passes, and stands still while a request is on its real way. */
  const live = async (ms: number) => {
    for (let leftMs = ms; leftMs > 0; leftMs -= STEP_MS) {
      await clock.advance(Math.min(STEP_MS, leftMs));
      await air.landed();
    }
    await clock.advance(0);
  };
  return { clock, upstream, journal, state, service, reach, asked, live };
}

type Bench = Awaited<ReturnType<typeof startBench>>;

/** Lets the planned request leave and come to its end. */
async function nextRequest({ clock, service, reach }: Bench, ms: number): Promise<void> {
  await clock.advance(ms);
  if (service.view().state === 'sending') await reach('idle', 'retrying', 'blocked');
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

describe('a fault of the upstream ends in a state, a text, and a row, and is overcome', () => {
  test.each([
    ['reset', { kind: 'reset' }, 'reset'],
    ['drop after 5 bytes', { kind: 'drop', afterBytes: 5 }, 'reset'],
    ['a web page', { kind: 'html', status: 200 }, 'html'],
    ['a web page with 502', { kind: 'html', status: 502 }, 'http-502'],
    ['an empty answer', { kind: 'empty', status: 200 }, 'empty'],
    ['JSON cut in the middle', { kind: 'wrong-json', form: 'cut' }, 'not-json'],
    ['JSON of another shape', { kind: 'wrong-json', form: 'shape' }, 'wrong-shape'],
    ['503', { kind: 'status', status: 503, text: 'Service Unavailable' }, 'http-503'],
    ['429', { kind: 'rate-limit', retryAfter: '3' }, 'http-429'],
  ] as const)('%s', async (_, fault, code) => {
    const bench = await startBench();
    bench.upstream.setFault(fault);
    bench.service.start();
    await nextRequest(bench, 0);
    const { state, lastError } = bench.service.view();
    expect({ state, code: lastError?.code }).toEqual({ state: 'retrying', code });
    expect(lastError?.text).toMatch(/^[A-Z].+\.$/);
    expect(bench.journal.recentRequests(1)).toMatchObject([{ outcome: 'failed', fault: { code } }]);
    await nextRequest(bench, 10_000);
    expect(bench.service.view()).toMatchObject({ state: 'idle', lastError: null });
    expect(bench.upstream.numbers.size).toBe(4);
  });

  test('silence, until its time is over', async () => {
    const bench = await startBench();
    bench.upstream.setFault({ kind: 'hang' });
    const arrived = new Promise<void>((resolve) => {
      bench.upstream.onRequest(() => resolve());
    });
    bench.service.start();
    await bench.clock.advance(0);
    await arrived;
    await bench.clock.advance(30_000);
    await bench.reach('retrying');
    expect(bench.service.view().lastError?.code).toBe('timeout');
    await nextRequest(bench, 10_000);
    expect(bench.service.view().state).toBe('idle');
  });

  test('a closed door', async () => {
    const bench = await startBench();
    await bench.upstream.refuse();
    bench.service.start();
    await nextRequest(bench, 0);
    expect(bench.service.view()).toMatchObject({ state: 'retrying', lastError: { code: 'refused' } });
    await bench.upstream.acceptAgain();
    await nextRequest(bench, 10_000);
    expect(bench.service.view().state).toBe('idle');
  });

  test.each([
    [401, 'ERROR_WRONG_KEY'],
    [401, 'ERROR_NO_KEY'],
    [403, 'ACCOUNT_BLOCKED'],
    [403, 'API_ACCESS_DISABLED'],
    [403, 'API_ACCESS_IP'],
    [405, 'REQUEST_NOT_FOUND'],
  ])('%i %s blocks until a person acts', async (status, text) => {
    const bench = await startBench();
    bench.upstream.setFault({ kind: 'status', status, text });
    bench.service.start();
    await nextRequest(bench, 0);
    expect(bench.service.view()).toMatchObject({
      state: 'blocked',
      lastError: { code: text, httpStatus: status },
    });
    await bench.clock.advance(200_000);
    expect(bench.upstream.requests).toHaveLength(1);
    const asked = bench.service.syncNow();
    await nextRequest(bench, 0);
    expect(await asked).toEqual({ ok: true, value: null });
  });
});

test.each([
  ['ids as strings', { kind: 'ids-as-strings' }, 'accepted'],
  ['ids without +', { kind: 'ids-without-plus' }, 'accepted'],
  ['"1" for 1', { kind: 'response-string' }, 'accepted'],
  ['no ids', { kind: 'ids-missing', form: 'all' }, 'unconfirmed'],
] as const)('an answer with %s leaves each number %3$s', async (_, fault, status) => {
  const bench = await startBench();
  bench.upstream.setFault(fault);
  bench.service.start();
  await nextRequest(bench, 0);
  expect(bench.service.view().state).toBe('idle');
  expect(new Set(listEntries(4).map(({ number }) => bench.service.numberView(number).status))).toEqual(
    new Set([status]),
  );
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
  function expectTrue({ upstream, service, state }: Bench): void {
    const wanted = state.entries.map(({ number }) => number).toSorted();
    expect([...upstream.numbers.keys()].toSorted()).toEqual(wanted);
    expect(
      service
        .view()
        .accepted.map(({ number }) => number)
        .toSorted(),
    ).toEqual(wanted);
  }

  async function change(bench: Bench, entries: typeof bench.state.entries): Promise<void> {
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

  test.each([
    ['NUMBER_FORMAT_ERROR', 400],
    ['ERROR_DATE', 400],
  ] as const)('%s for an addNumber sets that number aside', async (text, status) => {
    const bench = await startIncremental();
    bench.upstream.setFault({ kind: 'status', status, text }, 1, 'addNumber');
    await change(bench, five);
    expect(bench.upstream.numbers.size).toBe(4);
    expect(bench.service.numberView(listEntry(5).number)).toMatchObject({ status: 'rejected', text });
  });

  test.each([
    ['reset', { kind: 'reset' }],
    ['drop', { kind: 'drop', afterBytes: 4 }],
    ['html', { kind: 'html', status: 502 }],
    ['empty', { kind: 'empty', status: 200 }],
    ['wrong JSON', { kind: 'wrong-json', form: 'cut' }],
    ['503', { kind: 'status', status: 503, text: 'Service Unavailable' }],
    ['429', { kind: 'rate-limit', retryAfter: '3' }],
    ['ids as strings', { kind: 'ids-as-strings' }],
    ['ids without +', { kind: 'ids-without-plus' }],
    ['no ids', { kind: 'ids-missing', form: 'all' }],
    ['an error text with 200', { kind: 'response-text', text: 'SERVICE_STOPPED' }],
  ] as const)('%s at any call leaves the market as it should be', async (_, fault) => {
    const bench = await startIncremental();
    for (const call of ['removeNumber', 'checkWork']) bench.upstream.setFault(fault, 1, call);
    await change(bench, five.slice(1));
    await bench.live(335_000);
    expectTrue(bench);
    expect(bench.service.view()).toMatchObject({ state: 'idle', lastError: null });
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
