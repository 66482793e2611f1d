import type { Journal } from '../journal/journal.ts';
import type { Clock } from '../shared/clock.ts';
import type { SyncMode } from '../shared/sync-view.ts';
import type { ListEntry } from '../upstream/list-entry.ts';
import type { UpstreamClient, UpstreamTarget } from '../upstream/upstream-client.ts';
import type { DesiredList } from './desired-list.ts';
import type { createFlightDeck } from './sync-flight.ts';

export interface SyncDeps {
  readonly clock: Clock;
  /** 0 (inclusive) to 1 (exclusive): spreads retries. */
  readonly random: () => number;
  readonly client: UpstreamClient;
  /** Read for each request; null while URL or key is missing. */
  readonly target: () => UpstreamTarget | null;
  /** Read anew at each look: a switch counts at once. */
  readonly mode: () => SyncMode;
  /** Read at send time, so that a list is the truth of the moment in which it leaves. */
  readonly desired: () => DesiredList;
  readonly journal: Pick<
    Journal,
    | 'beginRequest'
    | 'finishRequest'
    | 'recordAccepted'
    | 'recordPortEvent'
    | 'lastAccepted'
    | 'lastRequests'
    | 'openNumbers'
    | 'recordRefused'
    | 'lastRefused'
    | 'recordGap'
    | 'endGap'
    | 'recentGaps'
  >;
  /** These entries stand in a list that was just accepted. */
  readonly onAccepted: (entries: readonly ListEntry[]) => void;
  /** Hears of faults that must not stop the sync. */
  readonly warn: (message: string) => void;
  readonly createFlightDeck?: typeof createFlightDeck;
}
