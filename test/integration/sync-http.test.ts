import { afterEach, describe, expect, test } from 'vitest';
import { openJournal } from '../../src-main/journal/sqlite-journal.ts';
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

/** The whole way but the pool: sync, client, HTTP, the stand-in upstream, and the real journal. Only time is virtual. */
async function startBench(apiKey = KEY, mode: SyncMode = 'list') {
  const clock = new FakeClock();
  const upstream = await startSandboxUpstream({ clock, apiKey: KEY });
  const journal = openJournal(':memory:', { clock });
  const state = { entries: listEntries(4), target: { baseUrl: upstream.baseUrl, apiKey }, mode };
  const service = createSyncService({
    clock,
    random: () => 0.5,
    client: createUpstreamClient({ clock, version: '1.2.3' }),
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
  return { clock, upstream, journal, state, service, reach };
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
