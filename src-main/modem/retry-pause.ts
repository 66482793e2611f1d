import type { ReasonCode } from '../shared/port-view.ts';

const FIRST_MS = 300;
/** A device plugged in again must be back within 3 s, and asking for a missing one costs a failed open. */
const MISSING_LIMIT_MS = 2_000;
const DEFAULT_LIMIT_MS = 15_000;
/** Jitter takes up to this share away, so that the ports of a hub do not all come back in the same instant. */
const JITTER_SHARE = 0.3;

/** Ms until the next try; `attempt` counts failures in a row from 1, `random` gives 0 to 1. */
export function retryPauseMs(code: ReasonCode, attempt: number, random: () => number): number {
  const limitMs = code === 'port-missing' || code === 'port-lost' ? MISSING_LIMIT_MS : DEFAULT_LIMIT_MS;
  const grownMs = Math.min(limitMs, FIRST_MS * 2 ** Math.min(attempt - 1, 16));
  return Math.round(grownMs * (1 - JITTER_SHARE * random()));
}
