import { SPACING_MS } from './sync-schedule.ts';

/** A check has at most MAX_CHECK_MS for its answer, and leaves only where it has at least MIN_CHECK_MS. */
const MAX_CHECK_MS = 15_000;
const MIN_CHECK_MS = 3_000;

/** When a check leaves, monotonic ms, and how long its answer may take. */
export interface CheckRoom {
  readonly atMs: number;
  readonly timeoutMs: number;
}

/** Room for a check that delays the planned request by nothing; null when there is none before it. `plannedMs` is monotonic. */
export function roomForCheck(facts: {
  readonly nowMs: number;
  readonly lastEndMs: number | null;
  readonly plannedMs: number;
}): CheckRoom | null {
  const { nowMs, lastEndMs, plannedMs } = facts;
  const atMs = lastEndMs === null ? nowMs : Math.max(nowMs, lastEndMs + SPACING_MS);
  const roomMs = plannedMs - SPACING_MS - atMs;
  return roomMs < MIN_CHECK_MS ? null : { atMs, timeoutMs: Math.min(MAX_CHECK_MS, roomMs) };
}
