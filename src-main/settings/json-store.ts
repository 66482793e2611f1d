import { join } from 'node:path';
import ElectronStore from 'electron-store';
import type { ZodMiniType } from 'zod/mini';
import { readThrough, setAside } from './damaged-file.ts';
import { removeLeftovers } from './leftover-files.ts';

/** What had to be done at the opening of a store whose file could not be read. */
interface StoreRepair {
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
  /** What a profile without this file starts with. */
  readonly defaults: () => T;
  readonly nowMs: number;
}

/**
 * One JSON file behind electron-store (atomic writes) with a schema and a backup of the last good content.
 * A file that does not read is set aside under another name, never overwritten; the backup, else the defaults, go on.
 */
export function openJsonStore<T extends Record<string, unknown>>(options: JsonStoreOptions<T>): JsonStore<T> {
  const { folder, name, schema, nowMs } = options;
  const path = join(folder, `${name}.json`);
  const reading = readThrough(path, schema);
  const backupPath = join(folder, `${name}.backup.json`);
  const good = readThrough(backupPath, schema);
  for (const file of [path, backupPath]) removeLeftovers(file);
  if (good.kind === 'damaged') setAside(backupPath, nowMs);

  let repair: StoreRepair | null = null;
  let current: T;
  if (reading.kind === 'read') {
    current = reading.value;
  } else {
    // An absent file with a backup is a file that somebody took away: the last good one goes on.
    current = good.kind === 'read' ? good.value : options.defaults();
    if (reading.kind === 'damaged') {
      repair = {
        asidePath: setAside(path, nowMs),
        why: reading.why,
        restoredFrom: good.kind === 'read' ? 'backup' : 'defaults',
      };
    }
  }

  // accessPropertiesByDotNotation off: keys are data (ICCIDs, port names), not paths.
  const common = { cwd: folder, accessPropertiesByDotNotation: false } as const;
  const main = new ElectronStore<Record<string, unknown>>({ ...common, name });
  const safety = new ElectronStore<Record<string, unknown>>({ ...common, name: `${name}.backup` });
  if (reading.kind !== 'read') main.store = { ...current };

  return {
    repair,
    get: () => current,
    set(value) {
      const checked = schema.parse(value);
      main.store = { ...checked };
      current = checked;
      safety.store = { ...checked };
    },
  };
}
