import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../shared/clock.ts';
import { createEmitter, type Emitter } from '../shared/emitter.ts';
import { err, ok, type Result } from '../shared/result.ts';
import { isDamage, openDatabase, replaceDatabase, type SetAside } from './journal-file.ts';

/** Why rows are not saved now, with the system's words. */
export interface JournalFault {
  /** `memory`: no file could be opened, so history ends with the app. `disk`: the file does not take rows, and they are lost. */
  readonly kind: 'memory' | 'disk';
  readonly why: string;
}

/** The open file, and what happens when it turns out to be broken. */
export interface JournalDatabase {
  /** Reading that may fail but never stops the app: what fails is reported, and `fallback` comes back. */
  attempt<T>(work: (db: DatabaseSync) => T, fallback: T): T;
  /** Writing, in the same way. A full disk is reported once, not for each row. */
  record<T>(work: (db: DatabaseSync) => T, fallback: T): T;
  /** Work for a person, who can ask again: what fails is told in words. */
  tell<T>(work: () => Promise<T>): Promise<Result<T>>;
  /** Throws what SQLite throws. */
  read<T>(work: (db: DatabaseSync) => T): T;
  /** The last file that could not be used; null while all were fine. */
  readonly setAside: SetAside | null;
  readonly fault: JournalFault | null;
  /** `setAside` or `fault` changed. */
  onStateChange: Emitter<void>['subscribe'];
}

interface Surroundings {
  readonly clock: Clock;
  readonly warn: (message: string) => void;
}

export function openJournalDatabase(path: string, surroundings: Surroundings): JournalDatabase {
  const { warn } = surroundings;
  const file = keepFileOpen(path, surroundings);
  const { retry, noteDisk } = file;
  return {
    attempt(work, fallback) {
      try {
        return work(file.db);
      } catch (error) {
        warn(`The history could not be used: ${String(error)}`);
        return retry(error, work, fallback);
      }
    },
    record(work, fallback) {
      try {
        const done = work(file.db);
        noteDisk(null);
        return done;
      } catch (error) {
        if (isDamage(error)) warn(`The history is damaged: ${String(error)}`);
        else noteDisk(String(error));
        return retry(error, work, fallback);
      }
    },
    async tell(work) {
      try {
        return ok(await work());
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        warn(`The history could not be read: ${why}`);
        if (!isDamage(error)) return err(`The history could not be read: ${why}`);
        retry(error, () => undefined, undefined);
        return err('The history file was damaged. It was put aside, and a new one was begun.');
      }
    },
    read: (work) => work(file.db),
    get setAside() {
      return file.setAside;
    },
    get fault() {
      return file.fault;
    },
    onStateChange: file.onStateChange,
  };
}

/** The file that is open now. */
interface OpenFile extends Pick<JournalDatabase, 'setAside' | 'fault' | 'onStateChange'> {
  readonly db: DatabaseSync;
  /** Works once more on a new file when the error says that the old one is broken. */
  retry<T>(error: unknown, work: (db: DatabaseSync) => T, fallback: T): T;
  /** Null: rows are taken. */
  noteDisk(fault: string | null): void;
}

function keepFileOpen(path: string, { clock, warn }: Surroundings): OpenFile {
  let opened = openDatabase(path, clock.nowMs());
  let setAside = opened.setAside;
  let diskFault: string | null = null;
  const changes = createEmitter<void>();
  if (opened.fault !== null) warn(`History is kept in memory only: ${opened.fault}`);

  /** Opening alone would not see it: the damage lies behind the first pages. */
  function renew(): void {
    opened.db.close();
    opened = replaceDatabase(path, clock.nowMs());
    setAside = opened.setAside ?? setAside;
    changes.emit();
  }

  return {
    get db() {
      return opened.db;
    },
    get setAside() {
      return setAside;
    },
    get fault(): JournalFault | null {
      if (opened.fault !== null) return { kind: 'memory', why: opened.fault };
      return diskFault === null ? null : { kind: 'disk', why: diskFault };
    },
    onStateChange: changes.subscribe,
    retry(error, work, fallback) {
      if (!isDamage(error)) return fallback;
      try {
        renew();
        return work(opened.db);
      } catch (again) {
        warn(`The history could not be renewed: ${String(again)}`);
        return fallback;
      }
    },
    noteDisk(fault) {
      if ((diskFault === null) === (fault === null)) return;
      diskFault = fault;
      warn(fault === null ? 'The history takes rows again.' : `The history takes no rows: ${fault}`);
      changes.emit();
    },
  };
}
