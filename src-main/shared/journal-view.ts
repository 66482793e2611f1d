import type { ExchangeView } from './sync-view.ts';

/** What to look for in the history. All given conditions hold together; nothing given finds everything. */
export interface JournalQuery {
  readonly kind: 'all' | 'requests' | 'port-events';
  /** Part of a number, port name, error or answer, in any case. */
  readonly text: string | null;
  readonly portId: string | null;
  /** ISO 8601 UTC, from inclusive, to exclusive. */
  readonly from: string | null;
  readonly to: string | null;
  readonly outcome: ExchangeView['outcome'] | null;
  /** Rows older than this cursor, as the page before gave it; null for the newest. */
  readonly before: string | null;
  /** 1 to 500. */
  readonly limit: number;
}

export type JournalRow =
  | ({ readonly kind: 'request'; readonly key: string; readonly strategy: string } & ExchangeView)
  | {
      readonly kind: 'port-event';
      readonly key: string;
      readonly at: string;
      readonly portId: string;
      readonly event: string;
      readonly detail: string | null;
    };

/** Newest first. */
export interface JournalPage {
  readonly rows: readonly JournalRow[];
  /** Cursor of the next older page; null at the end. */
  readonly next: string | null;
}
