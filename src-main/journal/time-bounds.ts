import type { DatabaseSync } from 'node:sqlite';
import type { IdRange } from './id-ranges.ts';

/** Wall time in ms, `from` inclusive, `to` exclusive. */
export interface TimeSpan {
  readonly fromMs: number;
  readonly toMs: number;
}

/** As many rows are looked at in 3 ms. */
const ROWS_SEEN = 30_000;

/**
 * Ids between which all rows of this time lie; null when there are none. Rows of other times may lie between as well: clocks are
 * set back, by years where the battery of a computer is empty, so of a long time no more is said than where the table begins and ends.
 */
export function idsOfTime(
  db: DatabaseSync,
  table: 'requests' | 'port_events',
  { fromMs, toMs }: TimeSpan,
): IdRange | null {
  const seen = db
    .prepare(
      `SELECT MIN(id) AS first, MAX(id) AS last, COUNT(*) AS count FROM
        (SELECT id FROM ${table} WHERE at_ms >= ? AND at_ms < ? LIMIT ?)`,
    )
    .get(fromMs, toMs, ROWS_SEEN);
  if (Number(seen?.['count']) < ROWS_SEEN) return rangeOf(seen);
  return rangeOf(
    db
      .prepare(`SELECT (SELECT MIN(id) FROM ${table}) AS first, (SELECT MAX(id) FROM ${table}) AS last`)
      .get(),
  );
}

function rangeOf(row: Readonly<Record<string, unknown>> | undefined): IdRange | null {
  const { first, last } = row ?? {};
  return typeof first === 'number' && typeof last === 'number' ? { first, last } : null;
}
