import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** The folder that holds everything of one user: settings, book, journal, log. */
export interface Profile {
  /** Null: the system's usual place. */
  readonly folder: string | null;
  /** Takes a temporary profile away again, as far as that is possible while the app still runs. */
  discard(): void;
}

const DEMO_PREFIX = 'portlight-demo-';
const OWNER_FILE = 'owner.pid';

/** Throws, with the system's words, when the folder cannot be made or written. */
export function chooseProfile(flags: {
  readonly userDataDir: string | null;
  readonly demo: number | null;
}): Profile {
  if (flags.userDataDir === null) {
    return flags.demo === null ? { folder: null, discard: () => {} } : temporaryProfile();
  }
  // A demo must never touch the numbers and the history of the real pool, wherever that lies.
  const folder = resolve(flags.userDataDir, flags.demo === null ? '' : 'demo');
  makeFolder(folder);
  accessSync(folder, constants.W_OK);
  return { folder, discard: () => {} };
}

/** Not by `recursive`: Node then tries for ever where the system says that a folder in /proc has no parent. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  if (dirname(path) !== path) makeFolder(dirname(path));
  mkdirSync(path, { mode: 0o700 });
}

function temporaryProfile(): Profile {
  sweepLeftovers();
  const folder = mkdtempSync(join(tmpdir(), DEMO_PREFIX));
  writeFileSync(join(folder, OWNER_FILE), String(process.pid));
  return { folder, discard: () => remove(folder) };
}

/** Chromium writes into its profile until the very end, so what one demo leaves behind the next one takes away. */
function sweepLeftovers(): void {
  for (const name of readdirSync(tmpdir())) {
    if (name.startsWith(DEMO_PREFIX) && !isOwned(join(tmpdir(), name))) remove(join(tmpdir(), name));
  }
}

function isOwned(folder: string): boolean {
  try {
    process.kill(Number(readFileSync(join(folder, OWNER_FILE), 'utf8')), 0);
    return true;
  } catch (cause) {
    // Only a process that does not exist owns nothing; one that may not be asked, or a folder without a name in it, does.
    return !(cause instanceof Error && 'code' in cause && cause.code === 'ESRCH');
  }
}

function remove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // Still in use, or not ours: it is temporary all the same.
  }
}
