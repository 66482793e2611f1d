import type { RequestStrategy } from '../journal/journal.ts';
import type { SyncCause } from '../shared/sync-view.ts';
import type { ListEntry } from '../upstream/list-entry.ts';
import type { UpstreamCall } from '../upstream/upstream-call.ts';
import type { UpstreamExchange } from '../upstream/upstream-client.ts';
import type { Moment } from './gap-tracker.ts';

/**
 * `list`: all numbers. `add`, `remove`: one of them. `alive`: proof of life alone. `probe`: looks for the culprit of a refused list.
 * `check`: a person wants to see what the upstream makes of the list. The last two save nothing.
 */
type RequestKind = 'list' | 'add' | 'remove' | 'alive' | 'probe' | 'check';

/** A request that is about to leave. */
export interface NextRequest {
  readonly kind: RequestKind;
  readonly cause: SyncCause;
  readonly call: UpstreamCall;
  readonly strategy: RequestStrategy;
  readonly timeoutMs: number;
}

/** A request that came to its end. */
export interface EndedRequest {
  readonly kind: RequestKind;
  readonly call: UpstreamCall;
  /** The whole list as it would be without any quarantine. */
  readonly guarded: readonly ListEntry[];
  readonly started: Moment;
  readonly ended: Moment;
  readonly exchange: UpstreamExchange;
}
