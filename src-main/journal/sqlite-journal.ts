import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../shared/clock.ts';
import { replaceAccepted, selectAccepted } from './accepted-rows.ts';
import { insertPortEvent, selectLastKind, selectPortEvents } from './event-rows.ts';
import { beginGap, closeGap, selectGaps } from './gap-rows.ts';
import { writeExport } from './history-export.ts';
import { type HistorySource, searchHistory, walkHistory } from './history-search.ts';
import type { Journal, JournalReaders, JournalWriters } from './journal.ts';
import { type JournalDatabase, openJournalDatabase } from './journal-database.ts';
import { isTooLarge, pruneJournal } from './journal-pruning.ts';
import { selectLastRequests, selectOpenNumbers } from './open-requests.ts';
import { replaceRefused, selectRefused } from './refused-rows.ts';
import { completeRequest, insertRequest, selectRequests } from './request-rows.ts';
import { indexRequests } from './word-index.ts';

export interface JournalOptions {
  readonly clock: Clock;
  /** How long history is kept. Default 180 days. */
  readonly retentionDays?: number;
  /** The oldest history goes when the file grows beyond. Default 256 MiB. */
  readonly maxBytes?: number;
  /** Hears of faults that cost rows: a full disk, a file that broke while running. */
  readonly warn?: (message: string) => void;
}

const DEFAULT_RETENTION_DAYS = 180;
const DEFAULT_MAX_BYTES = 256 * 1024 * 1024;
/** A flapping pool of 512 ports can write as much as this many rows of 100 KiB in minutes: a day is too long to look at the size. */
const ROWS_PER_LOOK = 100;
/** The id of a row that could not be written. */
const NO_ROW = 0;
/** Mostly it is the one row that was just completed; after a kill some more, and after an update of Portlight all. */
const ROWS_INDEXED_AT_ONCE = 50;

/** History in an SQLite file. Never throws: what cannot be written is reported and left out, and the app goes on. */
export function openJournal(path: string, options: JournalOptions): Journal {
  const { clock, warn = () => undefined } = options;
  const bounds = {
    retentionDays: options.retentionDays ?? DEFAULT_RETENTION_DAYS,
    maxBytes: options.maxBytes ?? DEFAULT_MAX_BYTES,
  };
  const database = openJournalDatabase(path, { clock, warn });
  const { attempt } = database;
  const prune = () => attempt((db) => pruneJournal(db, clock.nowMs(), bounds), undefined);
  prune();
  const countRow = everyRows(ROWS_PER_LOOK, () => {
    if (attempt((db) => isTooLarge(db, bounds), false)) prune();
  });
  const underWay = new Set<number>();
  return {
    ...createWriters(database, countRow, underWay),
    ...createReaders(database, underWay),
    get setAside() {
      return database.setAside;
    },
    get fault() {
      return database.fault;
    },
    onStateChange: database.onStateChange,
    prune,
    close: () => attempt((db) => db.close(), undefined),
  };
}

/** Looks at each call that makes `count` of them full. */
function everyRows(count: number, look: () => void): () => void {
  let rows = 0;
  return () => {
    rows += 1;
    if (rows % count === 0) look();
  };
}

function createWriters(
  { record, attempt }: JournalDatabase,
  countRow: () => void,
  underWay: Set<number>,
): JournalWriters {
  return {
    beginRequest(request) {
      countRow();
      const rowId = record((db) => insertRequest(db, request), NO_ROW);
      underWay.add(rowId);
      return rowId;
    },
    finishRequest(rowId, exchange) {
      underWay.delete(rowId);
      if (rowId === NO_ROW) return;
      record((db) => completeRequest(db, rowId, exchange), undefined);
      // By itself, so that a fault of the index costs no row.
      attempt(indexSome, false);
    },
    recordPortEvent(event) {
      countRow();
      record((db) => insertPortEvent(db, event), undefined);
    },
    recordGap: (from, reason) => record((db) => beginGap(db, from, reason), undefined),
    endGap: (to) => record((db) => closeGap(db, to), undefined),
    recordAccepted: (at, numbers, target = null) =>
      record((db) => replaceAccepted(db, { at, numbers, target }), undefined),
    recordRefused: (numbers, target) => record((db) => replaceRefused(db, { numbers, target }), undefined),
  };
}

function createReaders(
  { attempt, tell, read }: JournalDatabase,
  underWay: ReadonlySet<number>,
): JournalReaders {
  const source: HistorySource = {
    read,
    // A full disk must not keep anybody from reading.
    index: () => attempt(indexSome, false),
    isUnderWay: (id) => underWay.has(id),
  };
  return {
    lastAccepted: () => attempt(selectAccepted, null),
    lastRequests: () => attempt(selectLastRequests, { at: null, openAt: null }),
    openNumbers: () => attempt(selectOpenNumbers, []),
    lastRefused: () => attempt(selectRefused, { numbers: [], target: null }),
    recentRequests: (limit) => attempt((db) => selectRequests(db, limit), []),
    recentPortEvents: (limit) => attempt((db) => selectPortEvents(db, limit), []),
    lastPortEvent: (portId, kinds) => attempt((db) => selectLastKind(db, portId, kinds), null),
    recentGaps: (limit) => attempt((db) => selectGaps(db, limit), []),
    search: (query) => tell(() => searchHistory(source, query)),
    async exportTo(path, query, format) {
      const written = await tell(() => writeExport(path, format, walkHistory(source, query)));
      return written.ok ? written.value : written;
    },
  };
}

function indexSome(db: DatabaseSync): boolean {
  return indexRequests(db, ROWS_INDEXED_AT_ONCE);
}
