import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FILE = 'goodbye-failed.txt';

/**
 * Why the numbers could not be taken off when the app ended, kept in its profile: nobody reads a window while a system goes down. The
 * next start tells it, and `--quit` at once. Throws where the disk refuses.
 */
export function writeGoodbyeNote(folder: string, why: string): void {
  writeFileSync(join(folder, FILE), `${why}\n`);
}

/** Null where the last end left nothing undone, or the note cannot be read. */
export function readGoodbyeNote(folder: string): string | null {
  try {
    return readFileSync(join(folder, FILE), 'utf8').trim();
  } catch {
    return null;
  }
}

/** Reads the note and takes it away, so that it is told once. */
export function takeGoodbyeNote(folder: string): string | null {
  const note = readGoodbyeNote(folder);
  try {
    rmSync(join(folder, FILE), { force: true });
  } catch {
    // A disk that cannot be written: better told twice than no start.
  }
  return note;
}
