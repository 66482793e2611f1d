import type { DatabaseSync } from 'node:sqlite';
import { setImmediate as breathe } from 'node:timers/promises';
import type { JournalPage, JournalQuery, JournalRow } from '../shared/journal-view.ts';
import { findEvents } from './event-search.ts';
import { type HistoryPlan, planHistory } from './history-plan.ts';
import { readHistoryRows } from './history-rows.ts';
import { findRequests } from './request-search.ts';

type Read = <T>(work: (db: DatabaseSync) => T) => T;

/** What searches read from. Work on it is short and never waits, so that the app goes on between two pieces. */
export interface HistorySource {
  readonly read: Read;
  /** Takes some more rows into the index; true while there may be more. */
  index(): boolean;
  /** A request that waits for its answer has no outcome yet, and is left out. */
  isUnderWay(requestId: number): boolean;
}

const ROWS_EXPORTED_AT_A_TIME = 25;

export async function searchHistory(source: HistorySource, query: JournalQuery): Promise<JournalPage> {
  await catchUp(source);
  const plan = source.read((db) => planHistory(db, query));
  return readPage(
    source,
    plan,
    query.before === null ? Number.MAX_SAFE_INTEGER : Number(query.before),
    query.limit,
  );
}

/** All rows that the query finds, newest first, some at a time; rows written meanwhile are not among them. */
export async function* walkHistory(
  source: HistorySource,
  query: JournalQuery,
): AsyncGenerator<readonly JournalRow[]> {
  await catchUp(source);
  const plan = source.read((db) => planHistory(db, query));
  let before: string | null = query.before ?? String(Number.MAX_SAFE_INTEGER);
  while (before !== null) {
    const page: JournalPage = await readPage(source, plan, Number(before), ROWS_EXPORTED_AT_A_TIME);
    yield page.rows;
    before = page.next;
    await breathe();
  }
}

/** What a kill or an older Portlight left without words. */
async function catchUp({ index }: HistorySource): Promise<void> {
  while (index()) await breathe();
}

async function readPage(
  { read, isUnderWay }: HistorySource,
  plan: HistoryPlan,
  before: number,
  limit: number,
): Promise<JournalPage> {
  const requests = await findRequests(read, plan, before, limit + 1);
  const events = plan.events === null ? [] : await findEvents(read, plan.events, before, limit + 1);
  const ids = [
    ...requests.map((id) => ({ kind: 'request' as const, id })),
    ...events.map((id) => ({ kind: 'port-event' as const, id })),
  ].sort((a, b) => b.id - a.id);
  const shown = ids.slice(0, limit);
  const done = shown.filter(({ kind, id }) => kind === 'port-event' || !isUnderWay(id));
  const rows = read((db) => readHistoryRows(db, done));
  return { rows, next: ids.length > limit ? String(shown.at(-1)?.id) : null };
}
