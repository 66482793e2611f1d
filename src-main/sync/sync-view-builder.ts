import type { AcceptedNumber, ExchangeView, SyncState, SyncView, TimedNumber } from '../shared/sync-view.ts';
import { listGaps, type Moment } from './gap-tracker.ts';
import { listedNumbers } from './ledger.ts';
import { strategyOf } from './next-request.ts';
import type { OutgoingList } from './outgoing-list.ts';
import type { Flight } from './sync-flight.ts';
import { isUnfinished, type SyncMemory } from './sync-memory.ts';

export interface SyncFacts {
  readonly memory: SyncMemory;
  /** The list as last read; null before the start. */
  readonly list: OutgoingList | null;
  readonly configured: boolean;
  readonly stopped: boolean;
  readonly flight: Pick<Flight, 'kind' | 'call'> | null;
  readonly asked: boolean;
  /** Monotonic ms of the planned request. */
  readonly nextMs: number | null;
  readonly lastExchange: ExchangeView | null;
}

/** Makes views that hold the same arrays as the one before where they say the same, so that nobody compares 512 numbers for nothing. */
export function createSyncViewBuilder(): (facts: SyncFacts, now: Moment) => SyncView {
  const desired = createSteadyArray<TimedNumber>();
  const sent = createSteadyArray<TimedNumber>();
  const accepted = createSteadyArray<AcceptedNumber>();
  const nextAt = createSteadyTime();
  return (facts, now) => {
    const { memory, nextMs } = facts;
    return {
      mode: strategyOf(memory).mode,
      fallback: memory.mode === 'incremental' ? memory.fallback : null,
      state: stateOf(facts),
      lastAttemptAt: memory.lastAttemptAt,
      lastAcceptedAt: memory.gaps.last && iso(memory.gaps.last.wallMs),
      nextAt: nextAt(nextMs, now),
      lastError: memory.lastError,
      desired: desired([...memory.desired.values()]),
      sent: sent(memory.ledger.sent),
      accepted: accepted([...(memory.ledger.accepted?.values() ?? [])]),
      mayBeListed: countListed(facts),
      gaps: listGaps(memory.gaps, now),
      lastExchange: facts.lastExchange,
    };
  };
}

function createSteadyArray<T>(): (next: readonly T[]) => readonly T[] {
  let last: readonly T[] = [];
  return (next) => {
    if (next.length !== last.length || next.some((item, index) => item !== last[index])) last = next;
    return last;
  };
}

/** Wall and monotonic time do not tick together, and the last digit of their difference flickers. */
const FLICKER_MS = 500;

/** The wall time of a monotonic moment, told anew only when the moment is another one, or the wall clock was set. */
function createSteadyTime(): (atMs: number | null, now: Moment) => string | null {
  let last: { readonly atMs: number; readonly wallMs: number } | null = null;
  return (atMs, now) => {
    if (atMs === null) return null;
    const wallMs = now.wallMs + Math.max(0, atMs - now.monotonicMs);
    const isSame = last?.atMs === atMs && Math.abs(last.wallMs - wallMs) < FLICKER_MS;
    if (last === null || !isSame) last = { atMs, wallMs };
    return iso(last.wallMs);
  };
}

function countListed({ memory, flight }: SyncFacts): number {
  const listed = listedNumbers(memory.ledger);
  const isSaved = flight?.kind === 'list' || flight?.kind === 'add';
  return isSaved ? new Set([...listed, ...flight.call.numbers]).size : listed.size;
}

function stateOf(facts: SyncFacts): SyncState {
  const { memory, list } = facts;
  if (facts.stopped) return 'stopped';
  if (!facts.configured) return 'unconfigured';
  // A search sends probe after probe: to a person that is one long request.
  if (facts.flight !== null || isUnfinished(memory)) return 'sending';
  if (!list?.desired.settled) return 'settling';
  if (memory.hold !== null) return memory.hold.kind === 'blocked' ? 'blocked' : 'retrying';
  const isAsked = facts.asked && facts.nextMs !== null;
  return isAsked || memory.changedAtMs !== null ? 'gathering' : 'idle';
}

function iso(wallMs: number): string {
  return new Date(wallMs).toISOString();
}
