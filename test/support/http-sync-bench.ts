import { openJournal } from '../../src-main/journal/sqlite-journal.ts';
import type { UnknownAnswers } from '../../src-main/sandbox/upstream/sandbox-options.ts';
import { type SandboxUpstream, startSandboxUpstream } from '../../src-main/sandbox/upstream-server.ts';
import type { SyncMode, SyncState } from '../../src-main/shared/sync-view.ts';
import { createSyncService } from '../../src-main/sync/sync-service.ts';
import { createUpstreamClient } from '../../src-main/upstream/axios-client.ts';
import { FakeClock } from './fake-clock.ts';
import { listEntries } from './list-entries.ts';

/** The key that is right. */
export const KEY = 'secret-key-of-the-test';

const STEP_MS = 500;

/** Knows what is on its way. */
function watchAir(clock: FakeClock, upstream: SandboxUpstream) {
  let current: Promise<unknown> = Promise.resolve();
  let held = Promise.withResolvers<void>();
  /** Until then the upstream keeps its answer to itself, and only time can end that; null: not known. */
  let heldUntilMs: number | null = null;
  upstream.onRequest(({ reply }) => {
    heldUntilMs =
      reply.transfer.kind === 'hang' ? Number.POSITIVE_INFINITY : clock.monotonicMs() + reply.delayMs;
    if (heldUntilMs > clock.monotonicMs()) held.resolve();
  });
  return {
    follow<T>(sending: Promise<T>): Promise<T> {
      current = sending;
      held = Promise.withResolvers<void>();
      heldUntilMs = null;
      return sending;
    },
    /** Resolves once nothing is under way: the request has come to its end, or waits for time to pass. */
    async quiet(): Promise<void> {
      if (heldUntilMs === null) await Promise.race([current, held.promise]);
      if (heldUntilMs === null || heldUntilMs <= clock.monotonicMs()) await current;
    },
  };
}

/** The whole way but the pool: sync, client, HTTP, the stand-in upstream, and the real journal. Only time is virtual. */
export async function startHttpBench(
  apiKey = KEY,
  mode: SyncMode = 'list',
  answers: Partial<UnknownAnswers> = {},
) {
  const clock = new FakeClock();
  const upstream = await startSandboxUpstream({ clock, apiKey: KEY, answers });
  const journal = openJournal(':memory:', { clock });
  const state = { entries: listEntries(4), target: { baseUrl: upstream.baseUrl, apiKey }, mode };
  const client = createUpstreamClient({ clock, version: '1.2.3' });
  const air = watchAir(clock, upstream);
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
      await air.quiet();
    }
    await clock.advance(0);
  };
  const close = async () => {
    await service.stop();
    await upstream.close();
    journal.close();
  };
  return { clock, upstream, journal, state, service, reach, asked, live, quiet: air.quiet, close };
}

export type HttpBench = Awaited<ReturnType<typeof startHttpBench>>;

/** Lets the planned request leave and come to its end. */
export async function nextRequest({ clock, service, reach }: HttpBench, ms: number): Promise<void> {
  await clock.advance(ms);
  if (service.view().state === 'sending') await reach('idle', 'retrying', 'blocked');
}
