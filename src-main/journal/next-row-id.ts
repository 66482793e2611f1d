import type { DatabaseSync } from 'node:sqlite';

/** Requests and events share one sequence, so that newest first is one order. Ids of rows that were pruned do not come again. */
export function nextRowId(db: DatabaseSync): number {
  const { id } =
    db
      .prepare(
        `SELECT 1 + MAX(IFNULL((SELECT MAX(id) FROM requests), 0), IFNULL((SELECT MAX(id) FROM port_events), 0),
           (SELECT indexed_to FROM word_index)) AS id`,
      )
      .get() ?? {};
  return Number(id);
}
