import type { DatabaseSync } from 'node:sqlite';
import { inTransaction } from './transaction.ts';

const DAY_MS = 24 * 3600 * 1000;
/** Share of rows that goes at once when the file is too large. */
const CUT_SHARE = 0.1;

export interface JournalBounds {
  readonly retentionDays: number;
  readonly maxBytes: number;
}

/** Forgets what is older than the retention, and the oldest of the rest while the file is larger than allowed. */
export function pruneJournal(db: DatabaseSync, nowMs: number, bounds: JournalBounds): void {
  deleteBefore(db, nowMs - bounds.retentionDays * DAY_MS);
  while (isTooLarge(db, bounds) && cutOldest(db)) {
    // Each turn takes a share; an empty journal ends it.
  }
  db.exec('PRAGMA incremental_vacuum; PRAGMA wal_checkpoint(TRUNCATE);');
}

export function isTooLarge(db: DatabaseSync, { maxBytes }: JournalBounds): boolean {
  return usedBytes(db) > maxBytes;
}

function deleteBefore(db: DatabaseSync, beforeMs: number): void {
  inTransaction(db, () => {
    const requests = db.prepare('DELETE FROM requests WHERE at_ms < ?').run(beforeMs).changes;
    const events = db.prepare('DELETE FROM port_events WHERE at_ms < ?').run(beforeMs).changes;
    db.prepare('DELETE FROM gaps WHERE to_ms < ?').run(beforeMs);
    if (requests > 0 || events > 0) deleteOrphans(db);
  });
}

function cutOldest(db: DatabaseSync): boolean {
  let deleted = 0;
  for (const table of ['requests', 'port_events']) {
    const share = `SELECT id FROM ${table} ORDER BY at_ms LIMIT
      (SELECT CAST(COUNT(*) * ${CUT_SHARE} AS INTEGER) + (COUNT(*) > 0) FROM ${table})`;
    deleted += Number(db.prepare(`DELETE FROM ${table} WHERE id IN (${share})`).run().changes);
  }
  deleteOrphans(db);
  return deleted > 0;
}

/** What only rows that are gone have pointed to. */
function deleteOrphans(db: DatabaseSync): void {
  db.exec(`DELETE FROM texts WHERE id NOT IN (SELECT request_id FROM requests)
      AND id NOT IN (SELECT answer_id FROM requests WHERE answer_id IS NOT NULL);
    DELETE FROM happenings WHERE NOT EXISTS
      (SELECT 1 FROM port_events e WHERE e.happening_id = happenings.id);
    DELETE FROM word_spans WHERE last_id < IFNULL((SELECT MIN(id) FROM requests), last_id + 1);
    DELETE FROM words WHERE NOT EXISTS (SELECT 1 FROM word_spans s WHERE s.word_id = words.id);`);
}

function usedBytes(db: DatabaseSync): number {
  const read = (pragma: string) => Number(Object.values(db.prepare(`PRAGMA ${pragma}`).get() ?? {})[0] ?? 0);
  return (read('page_count') - read('freelist_count')) * read('page_size');
}
