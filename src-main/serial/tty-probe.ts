import { constants, type FileHandle, open, stat } from 'node:fs/promises';
import { isatty } from 'node:tty';
import { codeOf, failureOf, windowsFailureOf, wordsOf } from './system-errors.ts';
import type { OpenFailure } from './transport.ts';

/**
 * Looks at a path before it is opened as a tty: serialport would set line speeds on whatever it finds.
 * Null when nothing speaks against it.
 */
export async function probeBeforeOpen(path: string): Promise<OpenFailure | null> {
  if (process.platform === 'win32') return null;
  try {
    const node = await stat(path);
    if (node.isCharacterDevice()) return null;
    const what = node.isDirectory() ? 'a directory' : node.isFile() ? 'a regular file' : 'no serial device';
    return { kind: 'not-a-tty', detail: `${path} is ${what}` };
  } catch (error) {
    return failureOf(error);
  }
}

/**
 * Finds out why serialport could not open a tty. It tells in the system's words, which follow the user's language; so the
 * path is opened once more by Node, which tells in codes. Safe, since the first open has failed already.
 */
export async function explainOpenFailure(path: string, error: unknown): Promise<OpenFailure> {
  if (process.platform === 'win32') return windowsFailureOf(error);
  // serialport's own words: the open went through, its advisory lock was refused.
  if (/cannot lock port/i.test(wordsOf(error))) return { kind: 'busy', detail: `${path} is locked` };
  let handle: FileHandle | null = null;
  try {
    handle = await open(path, constants.O_RDWR | constants.O_NOCTTY | constants.O_NONBLOCK);
    return isatty(handle.fd)
      ? { kind: 'failed', detail: wordsOf(error) }
      : { kind: 'not-a-tty', detail: `${path} is not a serial device` };
  } catch (probeError) {
    return codeOf(probeError) === null ? { kind: 'failed', detail: wordsOf(error) } : failureOf(probeError);
  } finally {
    await handle?.close();
  }
}
