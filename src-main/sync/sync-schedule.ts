import type { SyncCause } from '../shared/sync-view.ts';
import { GAP_LIMIT_MS } from './gap-tracker.ts';

/** Changes are collected for this long before they are sent (decision 10). */
const GATHER_MS = 1_000;
/** From the end of a request to the start of the next, so that two are never closer than this at the upstream either. */
export const SPACING_MS = 2_000;
/** From the start of an accepted request to the next, at most: 15 s are left for retries. */
const HEARTBEAT_MS = 285_000;
/**
 * Beside the halvings: two requests to be sure of a culprit, one more where two others spoil what bears witness, the list without
 * it; where another culprit spoils that, a probe of what nobody has heard yet, and a list of nothing but what has passed.
 */
const SEARCH_STEPS = 6;
const SEARCH_SPARE_MS = 1_000;
/** An upstream slower than this would have its heartbeat all the time. */
const MAX_LATENCY_MS = 5_000;
/** A planned retry is pulled forward to here, so that one more request can end within the limit. */
const LAST_CALL_MS = GAP_LIMIT_MS - 3_000;
const FIRST_RETRY_MS = 2_000;
const MAX_RETRY_MS = 30_000;
/** The same while the list upstream may not be the right one. */
const MAX_OWED_RETRY_MS = 7_000;
const MAX_TIMEOUT_MS = 30_000;
const MIN_TIMEOUT_MS = 8_000;

/** A list that got no answer may lie about on its way for so long, and take the place of a newer one. */
export const CONFIRM_MS = 30_000;

/**
 * Why nothing goes on by itself just now. `retry`: no answer, or none that can be read. `refused`: the list as a whole.
 * `limited`: the upstream asks for a pause. `blocked`: a person must act. Times are monotonic ms.
 */
export interface Hold {
  readonly kind: 'retry' | 'refused' | 'limited' | 'blocked';
  readonly sinceMs: number;
  readonly untilMs: number;
  /** The end where a list is owed: another one stands upstream than should, or may. */
  readonly owedUntilMs: number;
}

/** What decides when the next request leaves. Times are monotonic ms. */
export interface ScheduleFacts {
  /** A person or a wake-up asks for a request at once. */
  readonly asked: 'manual' | 'resume' | null;
  /** The search for a culprit goes on once nothing holds it up, or the rest of a list waits to be sent after it. */
  readonly unfinished: 'probe' | 'retry' | null;
  readonly hold: Hold | null;
  /** True until a list was accepted from this target in this run. */
  readonly first: boolean;
  readonly changedAtMs: number | null;
  /** Since when the list differs from the one that was tried last. */
  readonly freshAtMs: number | null;
  readonly confirmAtMs: number | null;
  /** A list of an unknown end may stand upstream. */
  readonly uncertain: boolean;
  readonly lastEndMs: number | null;
  readonly lastAcceptedMs: number | null;
  /** Numbers of the list. */
  readonly count: number;
  /** How long an answer of the upstream takes. */
  readonly latencyMs: number;
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
  if (facts.hold !== null) return afterHold(facts, facts.hold, at);
  if (facts.first) return at(earliestMs, 'first');
  const heartbeatAtMs = (facts.lastAcceptedMs ?? 0) + heartbeatMs(facts);
  const heartbeat = at(Math.min(heartbeatAtMs, facts.confirmAtMs ?? heartbeatAtMs), 'heartbeat');
  if (facts.changedAtMs === null) return heartbeat;
  const change = at(facts.changedAtMs + GATHER_MS, 'change');
  return change.atMs <= heartbeat.atMs ? change : heartbeat;
}

/** True when the proof of life must leave now. */
export function isHeartbeatDue(
  facts: Pick<ScheduleFacts, 'lastAcceptedMs' | 'count' | 'latencyMs'>,
  nowMs: number,
): boolean {
  return facts.lastAcceptedMs !== null && nowMs >= facts.lastAcceptedMs + heartbeatMs(facts);
}

/** Early enough that a culprit is found and the rest of the list accepted within the limit, as fast as the upstream answers. */
function heartbeatMs({ count, latencyMs }: Pick<ScheduleFacts, 'count' | 'latencyMs'>): number {
  const answerMs = Math.min(MAX_LATENCY_MS, latencyMs);
  // Of a few numbers each is asked by itself sooner.
  const steps = Math.min(Math.ceil(Math.log2(Math.max(2, count))) + SEARCH_STEPS, 2 * count + 1);
  const searchMs = steps * (answerMs + SPACING_MS) + answerMs + SEARCH_SPARE_MS;
  return Math.min(HEARTBEAT_MS, GAP_LIMIT_MS - searchMs);
}

/** True when a list must leave now to be accepted within the limit, as after one more probe it would be too late for it. */
export function isLastCall(
  nowMs: number,
  { lastAcceptedMs, latencyMs }: Pick<ScheduleFacts, 'lastAcceptedMs' | 'latencyMs'>,
): boolean {
  if (lastAcceptedMs === null) return false;
  const leftMs = lastAcceptedMs + GAP_LIMIT_MS - nowMs;
  return leftMs >= latencyMs && leftMs < 2 * latencyMs + SPACING_MS + SEARCH_SPARE_MS;
}

/** `before`: as known so far. A slower answer counts at once, faster ones little by little. */
export function measureLatency(beforeMs: number, tookMs: number): number {
  return Math.max(tookMs, 0.9 * beforeMs + 0.1 * tookMs);
}

/**
 * Another list than the one that failed is tried as soon as any change, and a list that is owed not long after: an upstream
 * that is well again must not go on selling what is gone. A pause that the upstream asked for is kept.
 */
function afterHold(
  { changedAtMs, freshAtMs, first, uncertain, lastAcceptedMs }: ScheduleFacts,
  hold: Hold,
  at: (atMs: number, cause: SyncCause) => PlannedRequest,
): PlannedRequest {
  const retry = at(holdEnd(hold, lastAcceptedMs), 'retry');
  if (hold.kind === 'limited' || hold.kind === 'blocked') return retry;
  const owed = first || uncertain || changedAtMs !== null;
  const soon = at(hold.owedUntilMs, 'retry');
  const changeAtMs = freshAtMs === null ? Number.POSITIVE_INFINITY : freshAtMs + GATHER_MS;
  const change = at(changeAtMs, 'change');
  const next = owed && soon.atMs < retry.atMs ? soon : retry;
  return change.atMs < next.atMs ? change : next;
}

/** The heartbeat's deadline comes before any pause, also one that the upstream asked for; a block is respected. */
function holdEnd(hold: Hold, lastAcceptedMs: number | null): number {
  if (hold.kind === 'blocked' || lastAcceptedMs === null) return hold.untilMs;
  const lastCallMs = lastAcceptedMs + LAST_CALL_MS;
  return lastCallMs > hold.sinceMs ? Math.min(hold.untilMs, lastCallMs) : hold.untilMs;
}

/**
 * Pauses after the `failures`-th failure in a row: doubling from 2 s to 30 s, to 7 s where a list is owed, spread by a fifth to
 * both sides.
 */
export function retryPauses(
  failures: number,
  random: () => number,
): { readonly pauseMs: number; readonly owedPauseMs: number } {
  const grownMs = FIRST_RETRY_MS * 2 ** Math.max(0, failures - 1);
  const spread = 0.8 + 0.4 * random();
  return {
    pauseMs: Math.round(Math.min(MAX_RETRY_MS, grownMs) * spread),
    owedPauseMs: Math.round(Math.min(MAX_OWED_RETRY_MS, grownMs) * spread),
  };
}

/** A pause that the upstream asked for, within reason: nobody waits a day because of a wrong header. */
export function askedPauseMs(retryAfterMs: number): number {
  return Math.min(HEARTBEAT_MS, Math.max(SPACING_MS, retryAfterMs));
}

/** After a pause like this one more of our own would leave an upstream that is well without proof of life for too long. */
export function isLongPause(pauseMs: number): boolean {
  return pauseMs >= GAP_LIMIT_MS - 2 * MAX_RETRY_MS;
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
