import { DatabaseSync } from 'node:sqlite';
import { selectAccepted } from './accepted-rows.ts';
import type { Journal } from './journal.ts';
import { selectOpenNumbers } from './open-requests.ts';

interface ClosedJournal {
  readonly accepted: ReturnType<Journal['lastAccepted']>;
  readonly open: ReturnType<Journal['openNumbers']>;
}

/** What the file of an app that has ended says of the list upstream; null where it cannot be read. Changes nothing in it. */
export function readClosedJournal(path: string): ClosedJournal | null {
  try {
    const db = new DatabaseSync(path, { readOnly: true });
    try {
      return { accepted: selectAccepted(db), open: selectOpenNumbers(db) };
    } finally {
      db.close();
    }
  } catch {
    return null;
  }
}
