import type { DatabaseSync } from 'node:sqlite';
import { inTransaction } from './transaction.ts';

const DAY_MS = 24 * 3600 * 1000;
/** No more goes at once by age: half a year must not be lost to a clock that stands in another year for an hour. */
const FORGOTTEN_AT_ONCE_MS = 7 * DAY_MS;
/** Share of rows that goes at once when the file is too large: a moment's work also for the largest file. */
const CUT_SHARE = 0.02;
/** Pages that are given back to the disk at once; the rest of what is free takes new rows. */
const PAGES_GIVEN_BACK = 500;

export interface JournalBounds {
  readonly retentionDays: number;
  readonly maxBytes: number;
}

/** Forgets what is older than the retention, and the oldest of the rest while the file is larger than allowed. */
export function pruneJournal(db: DatabaseSync, nowMs: number, bounds: JournalBounds): void {
  const beforeMs = Math.min(nowMs - bounds.retentionDays * DAY_MS, oldestMs(db) + FORGOTTEN_AT_ONCE_MS);
  db.prepare('DELETE FROM gaps WHERE to_ms < ?').run(beforeMs);
  forget(db, 'at_ms < ? AND id < ?', beforeMs, firstYoung(db, beforeMs, nowMs));
  while (isTooLarge(db, bounds) && cutOldest(db)) {
    // Each turn takes a share; an empty journal ends it.
  }
  db.exec(`PRAGMA incremental_vacuum(${PAGES_GIVEN_BACK}); PRAGMA wal_checkpoint(TRUNCATE);`);
}

/** The date of the row that was written first. */
function oldestMs(db: DatabaseSync): number {
  const first = (table: 'requests' | 'port_events') =>
    db.prepare(`SELECT id, at_ms FROM ${table} ORDER BY id LIMIT 1`).get() ?? {};
  const firsts = [first('requests'), first('port_events')].map((row) => ({
    id: Number(row['id'] ?? Number.MAX_SAFE_INTEGER),
    atMs: Number(row['at_ms'] ?? Number.POSITIVE_INFINITY),
  }));
  return firsts.reduce((one, other) => (other.id < one.id ? other : one)).atMs;
}

/**
 * The id of the oldest row that is surely young. What stands behind it and looks old was dated by a computer whose clock began in
 * 1970: it is not forgotten. Rows of the future say nothing of the age of others.
 */
function firstYoung(db: DatabaseSync, beforeMs: number, nowMs: number): number {
  const first = (table: 'requests' | 'port_events') =>
    // The plus makes SQLite go by id, through what is to be forgotten alone.
    db
      .prepare(`SELECT id FROM ${table} WHERE +at_ms BETWEEN ? AND ? ORDER BY id LIMIT 1`)
      .get(beforeMs, nowMs)?.['id'] ?? Number.MAX_SAFE_INTEGER;
  return Math.min(Number(first('requests')), Number(first('port_events')));
}

export function isTooLarge(db: DatabaseSync, { maxBytes }: JournalBounds): boolean {
  return usedBytes(db) > maxBytes;
}

function cutOldest(db: DatabaseSync): boolean {
  const { first, last } =
    db
      .prepare(
        `SELECT MIN(id) AS first, MAX(id) AS last FROM
          (SELECT id FROM requests UNION ALL SELECT id FROM port_events)`,
      )
      .get() ?? {};
  if (typeof first !== 'number' || typeof last !== 'number') return false;
  // Ids are one row of time; those which are gone already leave no large holes in it.
  forget(db, 'id <= ?', first + Math.floor((last - first) * CUT_SHARE));
  return true;
}

/** Deletes rows, and what only they have pointed to. */
function forget(db: DatabaseSync, condition: string, ...values: number[]): void {
  inTransaction(db, () => {
    const texts = new Set<unknown>();
    const happenings = new Set<unknown>();
    const requests = db.prepare(
      `DELETE FROM requests WHERE ${condition} RETURNING request_id AS body, answer_id AS answer`,
    );
    for (const { body, answer } of requests.all(...values)) texts.add(body).add(answer);
    const events = db.prepare(`DELETE FROM port_events WHERE ${condition} RETURNING happening_id AS id`);
    for (const { id } of events.all(...values)) happenings.add(id);
    deleteUnused(db, texts, happenings);
    if (texts.size > 0) deleteWords(db);
  });
}

function deleteUnused(db: DatabaseSync, texts: ReadonlySet<unknown>, happenings: ReadonlySet<unknown>): void {
  db.prepare(
    `DELETE FROM texts WHERE id IN (SELECT value FROM json_each(?))
      AND NOT EXISTS (SELECT 1 FROM requests r WHERE r.request_id = texts.id)
      AND NOT EXISTS (SELECT 1 FROM requests r WHERE r.answer_id = texts.id)`,
  ).run(JSON.stringify([...texts]));
  db.prepare(
    `DELETE FROM happenings WHERE id IN (SELECT value FROM json_each(?))
      AND NOT EXISTS (SELECT 1 FROM port_events e WHERE e.happening_id = happenings.id)`,
  ).run(JSON.stringify([...happenings]));
}

function deleteWords(db: DatabaseSync): void {
  db.exec(`DELETE FROM word_spans WHERE last_id < IFNULL((SELECT MIN(id) FROM requests), last_id + 1);
    DELETE FROM words WHERE NOT EXISTS (SELECT 1 FROM word_spans s WHERE s.word_id = words.id);`);
}

function usedBytes(db: DatabaseSync): number {
  const read = (pragma: string) => Number(Object.values(db.prepare(`PRAGMA ${pragma}`).get() ?? {})[0] ?? 0);
  return (read('page_count') - read('freelist_count')) * read('page_size');
}
