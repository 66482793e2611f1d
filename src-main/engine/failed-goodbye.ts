import type { Journal } from '../journal/journal.ts';
import type { SyncFault } from '../shared/sync-view.ts';

/** Nobody reads a window while a system goes down: what the last run could not carry out is told by the next. */
export function failedGoodbye(journal: Pick<Journal, 'recentRequests'>): SyncFault | null {
  const [last] = journal.recentRequests(1);
  return last?.cause === 'goodbye' ? last.fault : null;
}
