import type { DatabaseSync } from 'node:sqlite';
import { setImmediate as breathe } from 'node:timers/promises';
import type { IdRange } from './id-ranges.ts';
import type { TimeSpan } from './time-bounds.ts';

/** How events are found: all of them, by their ids when these are few, or by looking through. */
export type EventPlan =
  | { readonly kind: 'all'; readonly ids: IdRange; readonly time: TimeSpan }
  /** Newest first. */
  | { readonly kind: 'few'; readonly found: readonly number[] }
  | {
      readonly kind: 'many';
      readonly ids: IdRange;
      readonly time: TimeSpan;
      readonly happenings: HappeningQuery;
    };

/** Asks for ids of happenings. */
interface HappeningQuery {
  readonly sql: string;
  readonly values: readonly string[];
}

/** As many ids are read and sorted in some milliseconds. */
const FEW = 2000;
/** Ids looked through at a time: the first span mostly fills a page, and the largest takes some milliseconds. */
const FIRST_SPAN = 4000;
const LARGEST_SPAN = 32_000;

export function planEvents(
  db: DatabaseSync,
  wanted: {
    readonly ids: IdRange;
    readonly time: TimeSpan;
    readonly tokens: readonly string[];
    readonly portId: string | null;
  },
): EventPlan {
  const { ids, time, tokens, portId } = wanted;
  if (tokens.length === 0 && portId === null) return { kind: 'all', ids, time };
  const conditions = [
    ...(portId === null ? [] : ['port_id = ? COLLATE NOCASE']),
    ...tokens.map(() => 'instr(words, ?) > 0'),
  ];
  const happenings = {
    sql: `SELECT id FROM happenings WHERE ${conditions.join(' AND ')}`,
    values: [...(portId === null ? [] : [portId]), ...tokens],
  };
  const matching = db.prepare(`${happenings.sql} LIMIT ?`).all(...happenings.values, FEW + 1);
  // Each happened at least once.
  const found =
    matching.length > FEW ? null : idsOf(db, JSON.stringify(matching.map(({ id }) => id)), ids, time);
  return found === null ? { kind: 'many', ids, time, happenings } : { kind: 'few', found };
}

/** Newest first; null when there are more than a few. */
function idsOf(
  db: DatabaseSync,
  happenings: string,
  { first, last }: IdRange,
  { fromMs, toMs }: TimeSpan,
): readonly number[] | null {
  // CROSS JOIN keeps the order of the loops: from each happening to its events.
  const statement = db.prepare(
    `SELECT e.id, e.at_ms >= ? AND e.at_ms < ? FROM json_each(?) h
      CROSS JOIN port_events e ON e.happening_id = h.value WHERE e.id BETWEEN ? AND ? LIMIT ?`,
  );
  statement.setReturnArrays(true);
  const rows = statement.all(fromMs, toMs, happenings, first, last, FEW + 1);
  if (rows.length > FEW) return null;
  const inTime = rows.flatMap((row) => (Array.isArray(row) && row[1] === 1 ? [Number(row[0])] : []));
  return inTime.sort((a, b) => b - a);
}

/** Ids of the newest `limit` events before `before`, newest first. */
export async function findEvents(
  read: <T>(work: (db: DatabaseSync) => T) => T,
  plan: EventPlan,
  before: number,
  limit: number,
): Promise<readonly number[]> {
  if (plan.kind === 'few') return plan.found.filter((id) => id < before).slice(0, limit);
  const { ids, time } = plan;
  const found: number[] = [];
  let last = Math.min(ids.last, before - 1);
  for (let span = FIRST_SPAN; last >= ids.first; span = Math.min(span * 2, LARGEST_SPAN)) {
    const first = Math.max(ids.first, last - span + 1);
    // The plus keeps SQLite from going through the index by happening, which is not in order of time.
    const condition = plan.kind === 'all' ? '' : `AND +happening_id IN (${plan.happenings.sql})`;
    const values = plan.kind === 'all' ? [] : plan.happenings.values;
    const rows = read((db) =>
      db
        .prepare(
          `SELECT id FROM port_events WHERE id BETWEEN ? AND ? AND at_ms >= ? AND at_ms < ? ${condition}
            ORDER BY id DESC LIMIT ?`,
        )
        .all(first, last, time.fromMs, time.toMs, ...values, limit - found.length),
    );
    found.push(...rows.map(({ id }) => Number(id)));
    if (found.length >= limit) break;
    last = first - 1;
    await breathe();
  }
  return found;
}
