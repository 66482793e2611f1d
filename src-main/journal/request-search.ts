import type { DatabaseSync } from 'node:sqlite';
import { setImmediate as breathe } from 'node:timers/promises';
import type { HistoryPlan } from './history-plan.ts';

/** A range costs some microseconds, also one in which nothing has the wanted outcome. */
const RANGES_AT_A_TIME = 200;

/** Ids of the newest `limit` requests before `before`, newest first. */
export async function findRequests(
  read: <T>(work: (db: DatabaseSync) => T) => T,
  { requests: ranges, time, outcome }: HistoryPlan,
  before: number,
  limit: number,
): Promise<readonly number[]> {
  const condition = outcome === null ? '' : "AND IFNULL(outcome, 'failed') = ?";
  const values = outcome === null ? [] : [outcome];
  const sql = `SELECT id FROM requests WHERE id BETWEEN ? AND ? AND at_ms >= ? AND at_ms < ? ${condition}
    ORDER BY id DESC LIMIT ?`;
  const found: number[] = [];
  let looked = 0;
  for (const { first, last } of ranges.toReversed()) {
    if (first >= before) continue;
    const rows = read((db) =>
      db
        .prepare(sql)
        .all(first, Math.min(last, before - 1), time.fromMs, time.toMs, ...values, limit - found.length),
    );
    found.push(...rows.map(({ id }) => Number(id)));
    if (found.length >= limit) break;
    looked += 1;
    if (looked % RANGES_AT_A_TIME === 0) await breathe();
  }
  return found;
}
