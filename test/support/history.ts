import type { Journal, RequestStrategy } from '../../src-main/journal/journal.ts';
import { openJournal } from '../../src-main/journal/sqlite-journal.ts';
import type { JournalPage, JournalQuery, JournalRow } from '../../src-main/shared/journal-view.ts';
import type { ExchangeView } from '../../src-main/shared/sync-view.ts';
import { listPayload } from '../../src-main/upstream/payload.ts';
import { FakeClock } from './fake-clock.ts';
import { listEntry } from './list-entries.ts';
import { portId } from './port-view-factory.ts';

const START_MS = Date.parse('2026-01-01T00:00:00.000Z');

/** What finds everything. */
export const everything: JournalQuery = {
  kind: 'all',
  text: null,
  portId: null,
  from: null,
  to: null,
  outcome: null,
  before: null,
  limit: 100,
};

/** ISO time `minutes` after the beginning. */
export function minute(minutes: number): string {
  return new Date(START_MS + minutes * 60_000).toISOString();
}

/** A journal with short ways to write and to ask. */
export function openHistory(path = ':memory:') {
  const clock = new FakeClock();
  const warnings: string[] = [];
  const journal: Journal = openJournal(path, { clock, warn: (message) => warnings.push(message) });

  /** The list of these places, sent at this minute; places as in list-entries. */
  function begin(minutes: number, places: readonly number[], strategy: RequestStrategy = 'list') {
    const body = listPayload(
      places.map((place) => listEntry(place)),
      null,
    );
    const count = places.length;
    const row = journal.beginRequest({ at: minute(minutes), cause: 'heartbeat', count, body, strategy });
    return (change: Partial<ExchangeView> = {}) =>
      journal.finishRequest(row, {
        at: minute(minutes),
        cause: 'heartbeat',
        call: 'sendNumbersOnline',
        count,
        added: [],
        removed: [],
        durationMs: 5,
        httpStatus: 200,
        outcome: 'accepted',
        request: body,
        answer: '{"response":1}',
        fault: null,
        ...change,
      });
  }

  return {
    journal,
    clock,
    warnings,
    begin,
    send: (minutes: number, places: readonly number[], change: Partial<ExchangeView> = {}) =>
      begin(minutes, places)(change),
    event: (minutes: number, port: string, kind: string, detail: string | null = null) =>
      journal.recordPortEvent({ at: minute(minutes), portId: portId(port), kind, detail }),
    async page(query: Partial<JournalQuery> = {}): Promise<JournalPage> {
      const answer = await journal.search({ ...everything, ...query });
      if (!answer.ok) throw new Error(answer.error);
      return answer.value;
    },
    /** Rows as `minute` or `minute port`, newest first. */
    async find(query: Partial<JournalQuery> = {}): Promise<readonly string[]> {
      const answer = await journal.search({ ...everything, ...query });
      if (!answer.ok) throw new Error(answer.error);
      return answer.value.rows.map(shortly);
    },
  };
}

function shortly(row: JournalRow): string {
  const minutes = (Date.parse(row.at) - START_MS) / 60_000;
  return row.kind === 'request' ? String(minutes) : `${minutes} ${row.portId}`;
}
