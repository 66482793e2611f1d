import type { DatabaseSync } from 'node:sqlite';
import type { IdRange } from './id-ranges.ts';

/** Wall time in ms, `from` inclusive, `to` exclusive. */
export interface TimeSpan {
  readonly fromMs: number;
  readonly toMs: number;
}

/** How far apart in time rows may lie that were written in the other order, because the clock was set back between. */
const DISORDER_MS = 24 * 3600 * 1000;

/** Ids between which all rows of this time lie; null when there are none. Rows of other times may lie between as well. */
export function idsOfTime(
  db: DatabaseSync,
  table: 'requests' | 'port_events',
  { fromMs, toMs }: TimeSpan,
): IdRange | null {
  const read = (sql: string, ...values: number[]): number | null => {
    const { value } = db.prepare(sql).get(...values) ?? {};
    return typeof value === 'number' ? value : null;
  };
  const oldestMs = read(
    `SELECT MIN(at_ms) AS value FROM ${table} WHERE at_ms >= ? AND at_ms < ?`,
    fromMs,
    toMs,
  );
  const newestMs = read(
    `SELECT MAX(at_ms) AS value FROM ${table} WHERE at_ms >= ? AND at_ms < ?`,
    fromMs,
    toMs,
  );
  if (oldestMs === null || newestMs === null) return null;
  const inTime = `FROM ${table} WHERE at_ms BETWEEN ? AND ?`;
  const oldestEnd = Math.min(newestMs, oldestMs + DISORDER_MS);
  const newestBegin = Math.max(oldestMs, newestMs - DISORDER_MS);
  return {
    first: read(`SELECT MIN(id) AS value ${inTime}`, oldestMs, oldestEnd) ?? 0,
    last: read(`SELECT MAX(id) AS value ${inTime}`, newestBegin, newestMs) ?? 0,
  };
}
