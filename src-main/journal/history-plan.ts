import type { DatabaseSync } from 'node:sqlite';
import type { JournalQuery } from '../shared/journal-view.ts';
import type { ExchangeView } from '../shared/sync-view.ts';
import { type EventPlan, planEvents } from './event-search.ts';
import { type IdRange, intersectRanges } from './id-ranges.ts';
import { searchTokens } from './search-words.ts';
import { idsOfTime, type TimeSpan } from './time-bounds.ts';
import { requestRanges } from './word-index.ts';

/** Where to look for what a query asks, worked out once for all pages of it. */
export interface HistoryPlan {
  readonly time: TimeSpan;
  /** Where requests can be found, oldest first; empty: nowhere. */
  readonly requests: readonly IdRange[];
  readonly outcome: ExchangeView['outcome'] | null;
  readonly events: EventPlan | null;
}

/** What a page depends on is not asked of its plan: any page of the query can be read by it. */
export function planHistory(db: DatabaseSync, query: Omit<JournalQuery, 'before' | 'limit'>): HistoryPlan {
  const { kind, portId, outcome } = query;
  const time = {
    fromMs: query.from === null ? Number.MIN_SAFE_INTEGER : Date.parse(query.from),
    toMs: query.to === null ? Number.MAX_SAFE_INTEGER : Date.parse(query.to),
  };
  const tokens = query.text === null ? [] : searchTokens(query.text);
  const requestIds = kind === 'port-events' ? null : idsOfTime(db, 'requests', time);
  // An outcome is one of a request.
  const eventIds = kind === 'requests' || outcome !== null ? null : idsOfTime(db, 'port_events', time);
  return {
    time,
    outcome,
    requests: requestIds === null ? [] : within(requestIds, requestRanges(db, tokens, portId)),
    events: eventIds === null ? null : planEvents(db, { ids: eventIds, time, tokens, portId }),
  };
}

function within(ids: IdRange, ranges: readonly IdRange[] | null): readonly IdRange[] {
  return ranges === null ? [ids] : intersectRanges(ranges, [ids]);
}
