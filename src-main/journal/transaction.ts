import type { DatabaseSync } from 'node:sqlite';

/** All of `work`, or nothing of it. */
export function inTransaction(db: DatabaseSync, work: () => void): void {
  db.exec('BEGIN IMMEDIATE');
  try {
    work();
    db.exec('COMMIT');
  } catch (error) {
    // Some errors end the transaction by themselves.
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}
