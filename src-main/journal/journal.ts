import type { Unsubscribe } from '../shared/emitter.ts';
import type { E164, PortId } from '../shared/ids.ts';
import type { JournalPage, JournalQuery } from '../shared/journal-view.ts';
import type { Result } from '../shared/result.ts';
import type { AcceptedNumber, ExchangeView, SyncGap, UpstreamCallName } from '../shared/sync-view.ts';
import type { JournalFault } from './journal-database.ts';
import type { SetAside } from './journal-file.ts';

/** A port event: `sim-removed`, `state active`, with what a person needs to understand it later. */
export interface PortEvent {
  readonly at: string;
  readonly portId: PortId;
  readonly kind: string;
  readonly detail: string | null;
}

export interface AcceptedList {
  readonly at: string;
  readonly numbers: readonly AcceptedNumber[];
  /** Null for a list of a Portlight that did not note it. */
  readonly target: string | null;
}

/** A number that the upstream has refused by itself. */
export interface RefusedNumber {
  readonly number: E164;
  /** The entry as it was refused, in the upstream's form. */
  readonly line: string;
  /** What a person is told of it: in plain words where the upstream's own are documented. */
  readonly text: string;
  /** ISO 8601 UTC. */
  readonly at: string;
}

/** How a request was made: as a whole list (the default way), or as one call of the incremental way. */
export type RequestStrategy = 'list' | `incremental ${UpstreamCallName}`;

/** What is written down. When a call returns its row outlives a kill of the app. */
export interface JournalWriters {
  /** Written before the request leaves; `finishRequest` completes the row. A row left open tells of a kill in flight. */
  beginRequest(request: {
    readonly at: string;
    readonly cause: string;
    readonly count: number;
    readonly body: string;
    /** Left out: `list`. */
    readonly strategy?: RequestStrategy;
  }): number;
  finishRequest(rowId: number, exchange: ExchangeView): void;
  recordPortEvent(event: PortEvent): void;
  /** A time without an accepted request begins, or is known better: `from` (ISO 8601) is what tells gaps apart. */
  recordGap(from: string, reason: string): void;
  /** Ends the gap that is open; without one nothing happens. */
  endGap(to: string): void;
  /** `target`: a mark of the account, as sync makes it; null when not known. */
  recordAccepted(at: string, accepted: readonly AcceptedNumber[], target?: string | null): void;
  /** Takes the place of what was recorded before. `target` as in recordAccepted. */
  recordRefused(refused: readonly RefusedNumber[], target: string | null): void;
}

export interface JournalReaders {
  /** The accepted set as of the last accepted list; null before the first. */
  lastAccepted(): AcceptedList | null;
  /** When the last request left, and the last one of which nobody knows what became; ISO 8601, null where there is none. */
  lastRequests(): { readonly at: string | null; readonly openAt: string | null };
  /**
   * Numbers of the lists and single calls sent since an answer last said what stands upstream: their answers were lost, or a kill
   * cut them off, so they may be listed. The last accepted list is among them, as a kill may have come before `recordAccepted`.
   */
  openNumbers(): readonly E164[];
  lastRefused(): { readonly numbers: readonly RefusedNumber[]; readonly target: string | null };
  /** Newest first. */
  recentRequests(limit: number): readonly ExchangeView[];
  recentPortEvents(limit: number): readonly PortEvent[];
  /** Which of these kinds of events happened at the port last; null when none did. */
  lastPortEvent(portId: PortId, kinds: readonly string[]): string | null;
  /** The newest `limit` gaps, oldest first; `to` is null while one lasts, also one that a kill left open. */
  recentGaps(limit: number): readonly SyncGap[];
  /** A page of what the query finds. A request under way has no outcome yet and is not found. */
  search(query: JournalQuery): Promise<Result<JournalPage>>;
  /** Writes all that the query finds, newest first, to a file of this path; a file that stands there is replaced at the end. */
  exportTo(
    path: string,
    query: JournalQuery,
    format: 'csv' | 'json',
  ): Promise<Result<{ readonly rows: number }>>;
}

/** Append-only history (SQLite). Never throws: a full disk or a broken file costs rows, not the app. */
export interface Journal extends JournalWriters, JournalReaders {
  /** Null while the file was sound. That it is damaged may turn out at any time. */
  readonly setAside: SetAside | null;
  /** Null while rows are saved. */
  readonly fault: JournalFault | null;
  /** `setAside` or `fault` changed. */
  onStateChange(listener: () => void): Unsubscribe;
  /** Forgets what is older than the retention and keeps the file within its size; once a day is enough, as the size is looked at while rows come. */
  prune(): void;
  close(): void;
}
