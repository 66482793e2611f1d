import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** The folder that holds everything of one user: settings, book, journal, log. */
export interface Profile {
  /** Null: the system's usual place. */
  readonly folder: string | null;
  /** Takes a temporary profile away again. */
  discard(): void;
}

export function chooseProfile(flags: {
  readonly userDataDir: string | null;
  readonly demo: number | null;
}): Profile {
  if (flags.userDataDir !== null) return { folder: resolve(flags.userDataDir), discard: () => {} };
  if (flags.demo === null) return { folder: null, discard: () => {} };
  // A demo must never touch the numbers and the history of the real pool.
  const folder = mkdtempSync(join(tmpdir(), 'portlight-demo-'));
  return { folder, discard: () => rmSync(folder, { recursive: true, force: true }) };
}
