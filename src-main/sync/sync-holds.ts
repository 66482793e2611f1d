import type { SyncFault } from '../shared/sync-view.ts';
import { pausedSearch } from './culprit-search.ts';
import { gapFailed } from './gap-tracker.ts';
import { imageOf } from './list-image.ts';
import { releaseUnproven } from './quarantine.ts';
import { NO_SEARCH, type SyncMemory } from './sync-memory.ts';
import type { EndedRequest } from './sync-request.ts';
import { askedPauseMs, blockedUntilMs, type Hold, isLongPause, retryPauses } from './sync-schedule.ts';

interface HoldReason {
  readonly kind: Exclude<Hold['kind'], 'blocked'>;
  readonly fault: SyncFault;
  /** The pause that the upstream asked for; none when left out or null. */
  readonly retryAfterMs?: number | null;
}

/** An upstream in trouble that says for how long is left alone for so long, as one that is asked too often. */
export function pauseAfter(
  { retryAfterMs }: { readonly retryAfterMs: number | null },
  fault: SyncFault,
): HoldReason {
  return { kind: retryAfterMs === null ? 'retry' : 'limited', fault, retryAfterMs };
}

/** Nothing goes on by itself for a while. */
export function holdBack(
  memory: SyncMemory,
  request: EndedRequest,
  { kind, fault, retryAfterMs = null }: HoldReason,
  random: () => number,
): SyncMemory {
  const sinceMs = request.ended.monotonicMs;
  const failures = memory.failures + 1;
  const retry = retryPauses(failures, random);
  const pauseMs = retryAfterMs === null ? retry.pauseMs : askedPauseMs(retryAfterMs);
  // Asking soon again helps with an upstream that was out of reach, not with one that has said no.
  const owedPauseMs = kind === 'retry' ? retry.owedPauseMs : pauseMs;
  return {
    ...memory,
    gaps: gapFailed(memory.gaps, fault.text),
    ...searchAfter(memory, kind, pauseMs),
    failures,
    hold: { kind, sinceMs, untilMs: sinceMs + pauseMs, owedUntilMs: sinceMs + owedPauseMs },
    lastError: fault,
    ...triedBy(memory, request, kind),
  };
}

/**
 * A search goes on after the pause where it was: it would never end where every third request is lost. Held up twice in a row it is
 * an outage that holds it up, and the whole list tells soonest when that is over.
 */
function searchAfter(
  { search, hold }: SyncMemory,
  kind: HoldReason['kind'],
  pauseMs: number,
): Partial<SyncMemory> {
  if (search === null || kind === 'refused' || hold !== null) return NO_SEARCH;
  return { search: pausedSearch(search, isLongPause(pauseMs)), restDue: false };
}

/**
 * Which list counts as tried: another one does not wait for the pause. What a search sends are parts of the list that is wanted, so
 * only what changes from now on makes it another. And what comes back out of the quarantine was refused just now.
 */
function triedBy(
  memory: SyncMemory,
  { guarded }: EndedRequest,
  kind: HoldReason['kind'],
): Partial<Pick<SyncMemory, 'quarantine' | 'sentKey' | 'freshAtMs'>> {
  const isRefused = kind === 'refused';
  if (!isRefused && memory.search === null) return {};
  const quarantine = isRefused ? releaseUnproven(memory.quarantine) : memory.quarantine;
  const sentKey = imageOf(guarded.filter(({ number }) => !quarantine.has(number))).key;
  return { quarantine, sentKey, freshAtMs: null };
}

/** Nothing helps before a person acts (decision 14). */
export function block(memory: SyncMemory, request: EndedRequest, fault: SyncFault): SyncMemory {
  const untilMs = blockedUntilMs(request.started.monotonicMs);
  return {
    ...memory,
    gaps: gapFailed(memory.gaps, fault.text),
    ...NO_SEARCH,
    failures: memory.failures + 1,
    hold: { kind: 'blocked', sinceMs: request.ended.monotonicMs, untilMs, owedUntilMs: untilMs },
  };
}
