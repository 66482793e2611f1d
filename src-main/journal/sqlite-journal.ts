import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../shared/clock.ts';
import { replaceAccepted, selectAccepted } from './accepted-rows.ts';
import { insertPortEvent, selectPortEvents } from './event-rows.ts';
import { beginGap, closeGap, selectGaps } from './gap-rows.ts';
import type { Journal } from './journal.ts';
import { isDamage, openDatabase, replaceDatabase } from './journal-file.ts';
import { isTooLarge, pruneJournal } from './journal-pruning.ts';
import { selectLastRequestAt, selectOpenNumbers } from './open-requests.ts';
import { replaceRefused, selectRefused } from './refused-rows.ts';
import { completeRequest, insertRequest, selectRequests } from './request-rows.ts';

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

/** History in an SQLite file. Never throws: what cannot be written is reported and left out, and the app goes on. */
export function openJournal(path: string, options: JournalOptions): Journal {
  const { clock, warn = () => undefined } = options;
  const bounds = {
    retentionDays: options.retentionDays ?? DEFAULT_RETENTION_DAYS,
    maxBytes: options.maxBytes ?? DEFAULT_MAX_BYTES,
  };
  let opened = openDatabase(path, clock.nowMs());
  let setAside = opened.setAside;
  if (opened.fault !== null) warn(`History is kept in memory only: ${opened.fault}`);

  /** A file that turns out to be damaged is set aside, and the work done once more on a new one. */
  function attempt<T>(work: (db: DatabaseSync) => T, fallback: T): T {
    try {
      return work(opened.db);
    } catch (error) {
      warn(`The history could not be used: ${String(error)}`);
      if (!isDamage(error)) return fallback;
    }
    try {
      opened.db.close();
      // Opening alone would not see it: the damage lies behind the first pages.
      opened = replaceDatabase(path, clock.nowMs());
      setAside = opened.setAside ?? setAside;
      return work(opened.db);
    } catch (error) {
      warn(`The history could not be renewed: ${String(error)}`);
      return fallback;
    }
  }

  const prune = () => attempt((db) => pruneJournal(db, clock.nowMs(), bounds), undefined);
  prune();
  const countRow = everyRows(ROWS_PER_LOOK, () => {
    if (attempt((db) => isTooLarge(db, bounds), false)) prune();
  });

  return {
    beginRequest(request) {
      countRow();
      return attempt((db) => insertRequest(db, request), 0);
    },
    finishRequest: (rowId, exchange) => attempt((db) => completeRequest(db, rowId, exchange), undefined),
    recordPortEvent(event) {
      countRow();
      attempt((db) => insertPortEvent(db, event), undefined);
    },
    recordGap: (from, reason) => attempt((db) => beginGap(db, from, reason), undefined),
    endGap: (to) => attempt((db) => closeGap(db, to), undefined),
    recentGaps: (limit) => attempt((db) => selectGaps(db, limit), []),
    recordAccepted: (at, numbers, target = null) =>
      attempt((db) => replaceAccepted(db, { at, numbers, target }), undefined),
    lastAccepted: () => attempt(selectAccepted, null),
    lastRequestAt: () => attempt(selectLastRequestAt, null),
    openNumbers: () => attempt(selectOpenNumbers, []),
    recordRefused: (numbers, target) => attempt((db) => replaceRefused(db, { numbers, target }), undefined),
    lastRefused: () => attempt(selectRefused, { numbers: [], target: null }),
    recentRequests: (limit) => attempt((db) => selectRequests(db, limit), []),
    recentPortEvents: (limit) => attempt((db) => selectPortEvents(db, limit), []),
    get setAside() {
      return setAside;
    },
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
