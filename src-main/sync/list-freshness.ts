import type { OutgoingList } from './outgoing-list.ts';
import { LOOK_MS } from './sync-alarm.ts';

/** However short the allowed age is, looks are no closer than this. */
const MIN_LOOK_MS = 1_000;

/**
 * When the list may read differently by time alone, monotonic ms: a reading grows too old, or one that was too old may be fresh
 * again. Nobody tells of either, as a card that is read again as before is no change of the pool. Infinite when neither can be.
 */
export function nextLookMs(list: OutgoingList | null, nowMs: number): number {
  if (list === null) return Number.POSITIVE_INFINITY;
  if (list.dropped.some(({ reason }) => reason === 'iccid-stale')) return nowMs + LOOK_MS;
  const { maxAgeMs } = list.desired;
  const oldestMs = list.guarded.reduce(
    (oldest, { verifiedAtMs }) => Math.min(oldest, verifiedAtMs),
    Number.POSITIVE_INFINITY,
  );
  return Math.max(nowMs + MIN_LOOK_MS, oldestMs + maxAgeMs + 1);
}
