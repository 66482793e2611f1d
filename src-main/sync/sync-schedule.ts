import type { SyncCause } from '../shared/sync-view.ts';
import { GAP_LIMIT_MS } from './gap-tracker.ts';

/** Changes are collected for this long before they are sent (decision 10). */
const GATHER_MS = 1_000;
/** From the end of a request to the start of the next, so that two are never closer than this at the upstream either. */
export const SPACING_MS = 2_000;
/** From the start of an accepted request to the next: 15 s are left for retries, or to find a culprit among 32 numbers. */
const HEARTBEAT_MS = 285_000;
const SEARCHED_IN_TIME = 32;
/** Each doubling of the list costs one more request of the search for a culprit. */
const SEARCH_STEP_MS = 2_500;
/** A planned retry is pulled forward to here, so that one more request can end within the limit. */
const LAST_CALL_MS = GAP_LIMIT_MS - 3_000;
const FIRST_RETRY_MS = 2_000;
const MAX_RETRY_MS = 30_000;
const MAX_TIMEOUT_MS = 30_000;
const MIN_TIMEOUT_MS = 8_000;

/** Why nothing goes on by itself just now. `blocked`: a person must act. Times are monotonic ms. */
export interface Hold {
  readonly kind: 'retry' | 'blocked';
  readonly sinceMs: number;
  readonly untilMs: number;
}

/** What decides when the next request leaves. Times are monotonic ms. */
export interface ScheduleFacts {
  /** A person or a wake-up asks for a request at once. */
  readonly asked: 'manual' | 'resume' | null;
  /** The search for a culprit goes on, or the rest of a list waits to be sent after it. */
  readonly unfinished: 'probe' | 'retry' | null;
  readonly hold: Hold | null;
  /** True until a list was accepted from this target in this run. */
  readonly first: boolean;
  readonly changedAtMs: number | null;
  readonly lastEndMs: number | null;
  readonly lastAcceptedMs: number | null;
  /** Numbers of the list. */
  readonly count: number;
}

export interface PlannedRequest {
  readonly atMs: number;
  readonly cause: SyncCause;
}

/** When the next request leaves, and why. It may lie in the past: then it leaves now. */
export function planRequest(facts: ScheduleFacts): PlannedRequest {
  const earliestMs = facts.lastEndMs === null ? 0 : facts.lastEndMs + SPACING_MS;
  const at = (atMs: number, cause: SyncCause) => ({ atMs: Math.max(earliestMs, atMs), cause });
  if (facts.unfinished !== null && facts.hold === null) return at(earliestMs, facts.unfinished);
  if (facts.asked !== null) return at(earliestMs, facts.asked);
  if (facts.hold !== null) return at(holdEnd(facts.hold, facts.lastAcceptedMs), 'retry');
  if (facts.first) return at(earliestMs, 'first');
  const heartbeat = at((facts.lastAcceptedMs ?? 0) + heartbeatMs(facts.count), 'heartbeat');
  if (facts.changedAtMs === null) return heartbeat;
  const change = at(facts.changedAtMs + GATHER_MS, 'change');
  return change.atMs <= heartbeat.atMs ? change : heartbeat;
}

function heartbeatMs(count: number): number {
  const doublings = Math.ceil(Math.log2(Math.max(SEARCHED_IN_TIME, count) / SEARCHED_IN_TIME));
  return HEARTBEAT_MS - doublings * SEARCH_STEP_MS;
}

/** The heartbeat's deadline comes before any pause, also one that the upstream asked for; a block is respected. */
function holdEnd(hold: Hold, lastAcceptedMs: number | null): number {
  if (hold.kind === 'blocked' || lastAcceptedMs === null) return hold.untilMs;
  const lastCallMs = lastAcceptedMs + LAST_CALL_MS;
  return lastCallMs > hold.sinceMs ? Math.min(hold.untilMs, lastCallMs) : hold.untilMs;
}

/** Pause after the `failures`-th failure in a row: doubling from 2 s to 30 s, spread by a fifth to both sides. */
export function retryPauseMs(failures: number, random: () => number): number {
  const pauseMs = Math.min(MAX_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.max(0, failures - 1));
  return Math.round(pauseMs * (0.8 + 0.4 * random()));
}

/** A pause that the upstream asked for, within reason: nobody waits a day because of a wrong header. */
export function askedPauseMs(retryAfterMs: number): number {
  return Math.min(HEARTBEAT_MS, Math.max(SPACING_MS, retryAfterMs));
}

/** One try per heartbeat while blocked, counted from the start of the refused request. */
export function blockedUntilMs(startMs: number): number {
  return startMs + HEARTBEAT_MS;
}

/** Time for one request, short enough before the deadline that a silent upstream can be asked once more. */
export function requestTimeoutMs(nowMs: number, lastAcceptedMs: number | null): number {
  if (lastAcceptedMs === null) return MAX_TIMEOUT_MS;
  const leftMs = lastAcceptedMs + LAST_CALL_MS - nowMs;
  return leftMs <= 0
    ? MAX_TIMEOUT_MS
    : Math.min(MAX_TIMEOUT_MS, Math.max(MIN_TIMEOUT_MS, leftMs - SPACING_MS));
}
