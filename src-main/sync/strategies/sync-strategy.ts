import type { E164 } from '../../shared/ids.ts';
import type { SyncCause, SyncMode } from '../../shared/sync-view.ts';
import type { ListEntry } from '../../upstream/list-entry.ts';
import type { SyncMemory } from '../sync-memory.ts';

/** What a request says. */
export type SyncStep =
  /** All numbers on sale. */
  | { readonly kind: 'list' }
  | { readonly kind: 'add'; readonly entry: ListEntry }
  | { readonly kind: 'remove'; readonly number: E164 }
  /** That Portlight is there, and nothing has changed. */
  | { readonly kind: 'alive' };

export interface StepFacts {
  readonly cause: SyncCause;
  readonly memory: SyncMemory;
  /** The list as it would leave now. */
  readonly entries: readonly ListEntry[];
  /** Proof of life must leave now. */
  readonly isHeartbeatDue: boolean;
  /** Monotonic. */
  readonly nowMs: number;
}

/** The way in which the upstream is told what is on sale. When a request leaves is not its business. */
export interface SyncStrategy {
  readonly mode: SyncMode;
  next(facts: StepFacts): SyncStep;
}
