import type { DatabaseSync } from 'node:sqlite';
import type { SyncGap } from '../shared/sync-view.ts';

/** One gap is open at a time: the same beginning again brings a better reason, another one ends what was open there. */
export function beginGap(db: DatabaseSync, from: string, reason: string): void {
  const fromMs = Date.parse(from);
  const known = db
    .prepare('UPDATE gaps SET reason = ? WHERE from_ms = ? AND to_ms IS NULL')
    .run(reason, fromMs);
  if (known.changes > 0) return;
  closeGap(db, from);
  db.prepare('INSERT INTO gaps (from_ms, reason) VALUES (?, ?)').run(fromMs, reason);
}

export function closeGap(db: DatabaseSync, to: string): void {
  // A clock that was set back must not make a gap end before it began.
  db.prepare('UPDATE gaps SET to_ms = MAX(from_ms, ?) WHERE to_ms IS NULL').run(Date.parse(to));
}

/** The newest `limit` gaps, oldest first. */
export function selectGaps(db: DatabaseSync, limit: number): readonly SyncGap[] {
  const rows = db.prepare('SELECT * FROM gaps ORDER BY id DESC LIMIT ?').all(limit).reverse();
  return rows.map(({ from_ms: fromMs, to_ms: toMs, reason }) => ({
    from: new Date(Number(fromMs)).toISOString(),
    to: toMs === null ? null : new Date(Number(toMs)).toISOString(),
    reason: String(reason),
  }));
}
