import type { E164 } from './ids.ts';
import type { SyncFault } from './sync-view.ts';

/** `test1`: the upstream checks the list and saves nothing. `test2`: it prints what it received. */
export type CheckMode = 'test1' | 'test2';

/** One field of one number that the upstream understood in another way than it was meant. */
export interface CheckDifference {
  readonly number: E164;
  readonly field: string;
  /** As sent; null when it was not sent. */
  readonly meant: string | null;
  /** As the upstream shows it; null when it does not show it. */
  readonly understood: string | null;
}

/** The answer to a check, beside what was meant. Nothing was saved upstream. */
export interface CheckReport {
  readonly mode: CheckMode;
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly count: number;
  readonly outcome: 'accepted' | 'rejected' | 'failed';
  readonly fault: SyncFault | null;
  /** Numbers that were sent and that the answer does not know. */
  readonly missing: readonly E164[];
  /** Numbers in the answer that were not sent. */
  readonly unexpected: readonly string[];
  readonly differences: readonly CheckDifference[];
  /** Bodies as sent and received, as in ExchangeView. */
  readonly request: string;
  readonly answer: string | null;
}
