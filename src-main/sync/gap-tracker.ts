import type { SyncGap } from '../shared/sync-view.ts';

/** Longest time without an accepted request before numbers may leave the market, ms. */
export const GAP_LIMIT_MS = 300_000;
/** So many are kept in mind. */
export const MAX_GAPS = 200;
const NOT_RUNNING = 'Portlight was not running.';
const ASLEEP = 'The computer was asleep.';

export interface Moment {
  readonly wallMs: number;
  readonly monotonicMs: number;
}

/** Since when nothing was accepted, and the gaps that are over. Gaps are measured with monotonic time. */
export interface GapTracker {
  readonly last: Moment | null;
  /** What began it; null while nothing has failed. */
  readonly reason: string | null;
  /** Why nothing was sent for a part of it, too short for a gap by itself: the reason where nothing else is known. */
  readonly absence: string | null;
  readonly closed: readonly SyncGap[];
}

/**
 * `lastAcceptedAt`: of an earlier run (ISO 8601), from wall time, as no other clock lives across runs. `known`: gaps of earlier
 * runs, oldest first; one that was open when its run ended goes on, with the reason that it began for.
 */
export function createGapTracker(
  lastAcceptedAt: string | null,
  now: Moment,
  known: readonly SyncGap[] = [],
): GapTracker {
  const closed = known.filter(({ to }) => to !== null);
  const wallMs = lastAcceptedAt === null ? Number.NaN : Date.parse(lastAcceptedAt);
  if (Number.isNaN(wallMs)) return { last: null, reason: null, absence: null, closed };
  const ageMs = Math.max(0, now.wallMs - wallMs);
  const open = known.find(({ from, to }) => to === null && from === lastAcceptedAt);
  const last = { wallMs, monotonicMs: now.monotonicMs - ageMs };
  return withAbsence({ last, reason: open?.reason ?? null, absence: null, closed }, NOT_RUNNING, now);
}

export function gapAccepted(tracker: GapTracker, now: Moment): GapTracker {
  const gap = openGap(tracker, now);
  const closed = gap ? [...tracker.closed, { ...gap, to: iso(now.wallMs) }].slice(-MAX_GAPS) : tracker.closed;
  return { last: now, reason: null, absence: null, closed };
}

/** The first reason of a gap explains it; what fails later is mostly its consequence. */
export function gapFailed(tracker: GapTracker, reason: string): GapTracker {
  return tracker.reason === null ? { ...tracker, reason } : tracker;
}

/** Monotonic clocks stand still in sleep on some systems: after waking, wall time says how long it was. */
export function gapResumed(tracker: GapTracker, now: Moment): GapTracker {
  const { last } = tracker;
  if (last === null) return tracker;
  const asleepMs = now.wallMs - last.wallMs - (now.monotonicMs - last.monotonicMs);
  if (asleepMs <= 0) return tracker;
  const moved = { ...last, monotonicMs: last.monotonicMs - asleepMs };
  return withAbsence({ ...tracker, last: moved }, ASLEEP, now);
}

/** An absence that made the gap by itself is its reason. After a shorter one, what fails now is. */
function withAbsence(tracker: GapTracker, why: string, now: Moment): GapTracker {
  const isGap = openGap(tracker, now) !== null;
  return {
    ...tracker,
    reason: tracker.reason ?? (isGap ? why : null),
    absence: tracker.absence ?? why,
  };
}

/** All gaps, oldest first; the last one is open (`to` null) while nothing has been accepted for over 300 s. */
export function listGaps(tracker: GapTracker, now: Moment): readonly SyncGap[] {
  const gap = openGap(tracker, now);
  return gap ? [...tracker.closed, gap] : tracker.closed;
}

function openGap({ last, reason, absence }: GapTracker, now: Moment): SyncGap | null {
  if (last === null || now.monotonicMs - last.monotonicMs <= GAP_LIMIT_MS) return null;
  return { from: iso(last.wallMs), to: null, reason: reason ?? absence ?? 'No request was sent.' };
}

function iso(wallMs: number): string {
  return new Date(wallMs).toISOString();
}
