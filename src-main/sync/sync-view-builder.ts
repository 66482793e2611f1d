import type { ExchangeView, SyncState, SyncView } from '../shared/sync-view.ts';
import { listGaps, type Moment } from './gap-tracker.ts';
import type { OutgoingList } from './outgoing-list.ts';
import type { SyncMemory } from './sync-memory.ts';

export interface SyncFacts {
  readonly memory: SyncMemory;
  /** The list as last read; null before the start. */
  readonly list: OutgoingList | null;
  readonly configured: boolean;
  readonly stopped: boolean;
  readonly inFlight: boolean;
  readonly asked: boolean;
  /** Monotonic ms of the planned request. */
  readonly nextMs: number | null;
  readonly lastExchange: ExchangeView | null;
}

export function buildSyncView(facts: SyncFacts, now: Moment): SyncView {
  const { memory, list, nextMs } = facts;
  return {
    mode: 'list',
    fallback: null,
    state: stateOf(facts),
    lastAttemptAt: memory.lastAttemptAt,
    lastAcceptedAt: memory.gaps.last && iso(memory.gaps.last.wallMs),
    nextAt: nextMs === null ? null : iso(now.wallMs + Math.max(0, nextMs - now.monotonicMs)),
    lastError: memory.lastError,
    desired: (list?.desired.entries ?? []).map((entry) => entry.number),
    sent: memory.ledger.sent,
    accepted: [...(memory.ledger.accepted?.values() ?? [])],
    gaps: listGaps(memory.gaps, now),
    lastExchange: facts.lastExchange,
  };
}

function stateOf(facts: SyncFacts): SyncState {
  const { memory, list } = facts;
  if (facts.stopped) return 'stopped';
  if (!facts.configured) return 'unconfigured';
  // A search sends probe after probe: to a person that is one long request.
  if (facts.inFlight || memory.search !== null || memory.restDue) return 'sending';
  if (!list?.desired.settled) return 'settling';
  if (memory.hold !== null) return memory.hold.kind === 'blocked' ? 'blocked' : 'retrying';
  return facts.asked || memory.changedAtMs !== null ? 'gathering' : 'idle';
}

function iso(wallMs: number): string {
  return new Date(wallMs).toISOString();
}
