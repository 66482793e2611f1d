import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../shared/clock.ts';
import { err, ok, type Result } from '../shared/result.ts';
import { isDamage, openDatabase, replaceDatabase } from './journal-file.ts';

/** The open file, and what happens when it turns out to be broken. */
export interface JournalDatabase {
  /** Work that may cost rows but never the app: what fails is reported, and `fallback` comes back. */
  attempt<T>(work: (db: DatabaseSync) => T, fallback: T): T;
  /** Work for a person, who can ask again: what fails is told in words. */
  tell<T>(work: () => Promise<T>): Promise<Result<T>>;
  /** Throws what SQLite throws. */
  read<T>(work: (db: DatabaseSync) => T): T;
  /** Where a damaged file was put last; null while all were fine. */
  readonly setAside: string | null;
  /** Why history is kept in memory only; null while it is on disk. */
  readonly fault: string | null;
  readonly onRepair: (listener: () => void) => void;
}

export function openJournalDatabase(
  path: string,
  { clock, warn }: { readonly clock: Clock; readonly warn: (message: string) => void },
): JournalDatabase {
  let opened = openDatabase(path, clock.nowMs());
  let setAside = opened.setAside;
  const listeners = new Set<() => void>();
  if (opened.fault !== null) warn(`History is kept in memory only: ${opened.fault}`);

  /** Opening alone would not see it: the damage lies behind the first pages. */
  function renew(): void {
    opened.db.close();
    opened = replaceDatabase(path, clock.nowMs());
    setAside = opened.setAside ?? setAside;
    for (const listener of listeners) listener();
  }

  function renewed<T>(then: () => T, fallback: T): T {
    try {
      renew();
      return then();
    } catch (error) {
      warn(`The history could not be renewed: ${String(error)}`);
      return fallback;
    }
  }

  return {
    attempt(work, fallback) {
      try {
        return work(opened.db);
      } catch (error) {
        warn(`The history could not be used: ${String(error)}`);
        return isDamage(error) ? renewed(() => work(opened.db), fallback) : fallback;
      }
    },
    async tell(work) {
      try {
        return ok(await work());
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        warn(`The history could not be read: ${why}`);
        if (!isDamage(error)) return err(`The history could not be read: ${why}`);
        renewed(() => undefined, undefined);
        return err('The history file was damaged. It was put aside, and a new one was begun.');
      }
    },
    read: (work) => work(opened.db),
    get setAside() {
      return setAside;
    },
    get fault() {
      return opened.fault;
    },
    onRepair: (listener) => void listeners.add(listener),
  };
}
