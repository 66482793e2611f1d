import type { Journal } from '../../src-main/journal/journal.ts';
import { openJournal } from '../../src-main/journal/sqlite-journal.ts';
import type { AcceptedNumber, SyncMode } from '../../src-main/shared/sync-view.ts';
import { targetKeyOf } from '../../src-main/sync/sync-flight.ts';
import { createSyncService } from '../../src-main/sync/sync-service.ts';
import { markTarget } from '../../src-main/sync/target-mark.ts';
import type { ListEntry } from '../../src-main/upstream/list-entry.ts';
import type { UpstreamTarget } from '../../src-main/upstream/upstream-client.ts';
import { FakeClock } from './fake-clock.ts';
import { ScriptedClient } from './scripted-client.ts';

/** A sync service with the real journal (in memory), virtual time, and an upstream that follows a script. */
export function createSyncBench(start: {
  readonly entries: readonly ListEntry[];
  readonly settled?: boolean;
  readonly last?: readonly AcceptedNumber[];
  /** Where `last` was accepted; a Portlight of old did not note it. */
  readonly lastTarget?: UpstreamTarget;
  readonly mode?: SyncMode;
  /** Wall time at the start. */
  readonly startsAtMs?: number;
  /** Of an earlier run. */
  readonly journal?: Journal;
}) {
  const clock = new FakeClock(start.startsAtMs);
  const client = new ScriptedClient(clock);
  const journal = start.journal ?? openJournal(':memory:', { clock });
  const lastKey = targetKeyOf(start.lastTarget ?? null);
  const mark = lastKey && markTarget(lastKey);
  if (start.last) journal.recordAccepted('2025-12-31T23:59:00.000Z', start.last, mark);
  const state = {
    entries: start.entries,
    settled: start.settled ?? true,
    poolSize: 512,
    target: { baseUrl: 'https://upstream.example', apiKey: 'key-of-the-test' } as UpstreamTarget | null,
    mode: start.mode ?? ('list' as SyncMode),
  };
  const confirmed: string[] = [];
  const warnings: string[] = [];
  /** Ports whose polls go unanswered, with the time of the last reading. */
  const muted = new Map<string, number>();
  /** Faults of the neighbours, thrown once each. */
  const faults: { desired?: Error; onAccepted?: Error } = {};
  const fail = (kind: keyof typeof faults) => {
    const fault = faults[kind];
    delete faults[kind];
    if (fault) throw fault;
  };
  const service = createSyncService({
    clock,
    random: () => 0.5,
    client,
    journal,
    target: () => state.target,
    mode: () => state.mode,
    desired() {
      fail('desired');
      // The polls of these ports never stop, but for those that are muted.
      const nowMs = clock.monotonicMs();
      const entries = state.entries.map((entry) => {
        const mute = muted.get(entry.portId);
        return { ...entry, verifiedAtMs: mute ?? nowMs };
      });
      return { entries, settled: state.settled, poolSize: state.poolSize, maxAgeMs: 60_000 };
    },
    onAccepted(entries) {
      fail('onAccepted');
      confirmed.push(entries.map((entry) => entry.portId).join(' '));
    },
    warn: (message) => warnings.push(message),
  });
  return {
    clock,
    client,
    journal,
    state,
    service,
    confirmed,
    warnings,
    faults,
    muted,
    /** The desired list changes, and sync is told. */
    set(entries: readonly ListEntry[]) {
      state.entries = entries;
      service.changed();
    },
    /** Start of each request, in ms since the service started. */
    times: () => client.calls.map((call) => call.atMs),
    causes: () =>
      journal
        .recentRequests(1000)
        .map((row) => row.cause)
        .reverse(),
  };
}

/** A service whose first list was accepted, 10 s after its start. */
export async function createStartedBench(
  start: Parameters<typeof createSyncBench>[0],
): Promise<ReturnType<typeof createSyncBench>> {
  const bench = createSyncBench(start);
  bench.service.start();
  await bench.clock.advance(10_000);
  return bench;
}
