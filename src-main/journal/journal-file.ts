import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { migrateJournal, NewerJournalError } from './journal-schema.ts';
import { PreparedDatabase } from './prepared-database.ts';

/** A file that could not be used, where it lies now, and why: damaged, or of a newer Portlight. */
export interface SetAside {
  readonly path: string;
  readonly why: 'damaged' | 'newer';
}

export interface OpenedDatabase {
  readonly db: DatabaseSync;
  /** The file that was there and could not be used; null when it was fine. */
  readonly setAside: SetAside | null;
  /** Why history is kept in memory only; null when it is on disk. */
  readonly fault: string | null;
}

const SQLITE_CORRUPT = 11;
const SQLITE_NOTADB = 26;

/** True for errors that say: the file itself is broken. A full disk or a locked file is none of them. */
export function isDamage(error: unknown): boolean {
  if (error instanceof NewerJournalError) return true;
  if (!(error instanceof Error) || !('errcode' in error)) return false;
  // The low byte is the primary code; the rest says where it was noticed.
  const primary = Number(error.errcode) & 0xff;
  return primary === SQLITE_CORRUPT || primary === SQLITE_NOTADB;
}

/** Opens the file; a damaged one is set aside for a new one. Where nothing can be opened history lives in memory. */
export function openDatabase(path: string, nowMs: number): OpenedDatabase {
  try {
    return { db: openFile(path), setAside: null, fault: null };
  } catch (error) {
    if (!isDamage(error)) return inMemory(error);
    return replaceDatabase(path, nowMs, error instanceof NewerJournalError ? 'newer' : 'damaged');
  }
}

/** Sets the file aside, whatever it looks like, and begins a new one. Its database must be closed. */
export function replaceDatabase(
  path: string,
  nowMs: number,
  why: SetAside['why'] = 'damaged',
): OpenedDatabase {
  try {
    const setAside = { path: moveAside(path, nowMs, why), why };
    return { db: openFile(path), setAside, fault: null };
  } catch (error) {
    return inMemory(error);
  }
}

/** Renames the file and its companions to `<path>.damaged-<time>`, or `newer` for one of a newer Portlight, which can read it again. */
function moveAside(path: string, nowMs: number, why: SetAside['why']): string {
  const stamp = new Date(nowMs).toISOString().replace(/[:.]/g, '-');
  let target = `${path}.${why}-${stamp}`;
  for (let count = 2; existsSync(target); count++) target = `${path}.${why}-${stamp}-${count}`;
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(path + suffix)) renameSync(path + suffix, target + suffix);
  }
  return target;
}

function inMemory(error: unknown): OpenedDatabase {
  return { db: prepare(new PreparedDatabase(':memory:')), setAside: null, fault: String(error) };
}

function openFile(path: string): DatabaseSync {
  mkdirSync(dirname(path), { recursive: true });
  const db = new PreparedDatabase(path);
  try {
    return prepare(db);
  } catch (error) {
    db.close();
    throw error;
  }
}

function prepare(db: DatabaseSync): DatabaseSync {
  // With a write-ahead log and NORMAL a row outlives a kill of the app the moment it is written; only a power cut can take the
  // last seconds, never the file's consistency. FULL would wait for the disk in the main process at every port event.
  db.exec(`PRAGMA auto_vacuum = INCREMENTAL;
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = NORMAL;
    PRAGMA foreign_keys = ON;
    PRAGMA busy_timeout = 2000;`);
  migrateJournal(db);
  return db;
}
