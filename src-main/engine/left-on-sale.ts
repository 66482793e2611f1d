import { readClosedJournal } from '../journal/closed-journal.ts';
import { createLedger, listedNumbers } from '../sync/ledger.ts';

/** How many numbers an app that has ended has on sale still, or may have; 0 where its history cannot be read. */
export function countLeftOnSale(journalPath: string): number {
  const journal = readClosedJournal(journalPath);
  return journal === null ? 0 : listedNumbers(createLedger(journal.accepted, journal.open)).size;
}
