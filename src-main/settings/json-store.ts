import { join } from 'node:path';
import ElectronStore from 'electron-store';
import type { ZodMiniType } from 'zod/mini';
import { type FileReading, keepVersion, readThrough, setAside } from './damaged-file.ts';
import type { Migration } from './file-version.ts';
import { removeLeftovers } from './leftover-files.ts';

/** What had to be done at the opening of a store whose file could not be read. */
interface StoreRepair {
  /** `newer`: a newer Portlight has written it, and can read it again. */
  readonly cause: 'damaged' | 'newer';
  readonly asidePath: string;
  readonly why: string;
  readonly restoredFrom: 'backup' | 'defaults';
}

export interface JsonStore<T> {
  get(): T;
  /** Written whole and atomically before it returns, then copied to the backup. Throws when the disk refuses either. */
  set(value: T): void;
  readonly repair: StoreRepair | null;
}

export interface JsonStoreOptions<T> {
  readonly folder: string;
  /** File name without `.json`. */
  readonly name: string;
  readonly schema: ZodMiniType<T>;
  /** From version 1 up, each to the next; the schema is that of the version behind the last one. */
  readonly migrations?: readonly Migration[];
  /** What a profile without this file starts with. */
  readonly defaults: () => T;
  readonly nowMs: number;
}

/**
 * One JSON file behind electron-store (atomic writes) with a schema, migrations and a backup of the last good content.
 * A file that does not read is set aside under another name, never overwritten; the backup, else the defaults, go on.
 */
export function openJsonStore<T extends Record<string, unknown>>(options: JsonStoreOptions<T>): JsonStore<T> {
  const { folder, name, schema, nowMs, migrations = [] } = options;
  const path = join(folder, `${name}.json`);
  const backupPath = join(folder, `${name}.backup.json`);
  const reading = readThrough(path, schema, migrations);
  const good = readThrough(backupPath, schema, migrations);
  for (const file of [path, backupPath]) removeLeftovers(file);
  if (good.kind === 'damaged' || good.kind === 'newer') setAside(backupPath, nowMs, good.kind);
  const repair = repairOf(path, reading, good.kind === 'read', nowMs);
  // An absent file with a backup is a file that somebody took away: the last good one goes on.
  const found = reading.kind === 'read' ? reading : good;
  let current = found.kind === 'read' ? found.value : options.defaults();

  // accessPropertiesByDotNotation off: keys are data (ICCIDs, port names), not paths.
  const common = { cwd: folder, accessPropertiesByDotNotation: false } as const;
  const main = new ElectronStore<Record<string, unknown>>({ ...common, name });
  const safety = new ElectronStore<Record<string, unknown>>({ ...common, name: `${name}.backup` });
  try {
    const isPresent = reading.kind === 'read' && reading.from > migrations.length;
    if (reading.kind === 'read' && !isPresent) keepVersion(path, reading.from);
    if (!isPresent) main.store = { ...current };
  } catch {
    // A full disk must not keep the app from starting: the next change says that it cannot be saved.
  }

  return {
    repair,
    get: () => current,
    set(value) {
      const checked = schema.parse(value);
      main.store = { ...checked };
      current = checked;
      try {
        safety.store = { ...checked };
      } catch {
        // What was asked for is saved: only the copy is older, and the next change renews it.
      }
    },
  };
}

/** Sets a file aside that cannot be used; null when there is none. */
function repairOf(
  path: string,
  reading: FileReading<unknown>,
  hasBackup: boolean,
  nowMs: number,
): StoreRepair | null {
  if (reading.kind !== 'damaged' && reading.kind !== 'newer') return null;
  return {
    cause: reading.kind,
    asidePath: setAside(path, nowMs, reading.kind),
    why: reading.why,
    restoredFrom: hasBackup ? 'backup' : 'defaults',
  };
}
