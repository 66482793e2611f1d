import type { NumberBook } from '../book/number-book-service.ts';
import type { Journal } from '../journal/journal.ts';
import type { Pool } from '../pool/pool-service.ts';
import type { PoolState } from '../pool/port-record.ts';
import type { Clock } from '../shared/clock.ts';
import type { Iccid } from '../shared/ids.ts';
import type { PortView } from '../shared/port-view.ts';
import type { SyncService } from '../sync/sync-service.ts';
import type { PauseRegistry } from './engine-options.ts';
import { createEvidenceRecorder } from './evidence-recorder.ts';
import { createPortJournal } from './port-journal.ts';
import { viewPorts } from './port-views.ts';
import { createRentWatch, type RentWatch } from './rent-watch.ts';
import type { Sale } from './sale.ts';
import type { SaleDesk } from './sale-desk.ts';

export interface PoolWatch {
  /** Something changed: look at everything again, write down what happened, and tell who wants to know. */
  refresh(): void;
  views(): readonly PortView[];
  lapsedRents: RentWatch['lapsed'];
}

/** Follows the pool: evidence goes into the book, events into the journal, and a changed list to the sync. */
export function createPoolWatch(parts: {
  readonly pool: Pool;
  readonly sync: SyncService;
  readonly desk: SaleDesk;
  readonly book: NumberBook;
  readonly journal: Journal;
  readonly pauses: PauseRegistry;
  readonly clock: Clock;
  readonly hintOf: (iccid: Iccid) => string | null;
  readonly changed: () => void;
}): PoolWatch {
  const { pool, sync, desk } = parts;
  const recordEvidence = createEvidenceRecorder(parts.book);
  const recordEvents = createPortJournal(parts.journal, parts.clock);
  const rents = createRentWatch(parts);
  let views = viewPorts(pool.state(), desk.judge(pool.state()), parts);
  let listed = '';

  return {
    refresh() {
      const state = pool.state();
      recordEvidence(state);
      const sale = desk.judge(state);
      views = viewPorts(state, sale, parts);
      recordEvents(views);
      rents.look(views);
      const next = listKey(sale, state);
      if (next !== listed) {
        listed = next;
        sync.changed();
      }
      parts.changed();
    },
    views: () => views,
    lapsedRents: rents.lapsed,
  };
}

/** Two lists with the same key say the same to the upstream; readings that only got younger change nothing. */
function listKey({ entries }: Sale, { settled }: PoolState): string {
  return JSON.stringify([settled, entries.map(({ verifiedAtMs: _age, ...told }) => told)]);
}
