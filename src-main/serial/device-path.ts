import { lstatSync, realpathSync } from 'node:fs';

/** The tty behind /dev/serial/by-path/… and other links; the path itself where there is none, or nothing at all. */
export function resolveDevicePath(path: string): string {
  if (process.platform === 'win32' || !path.startsWith('/')) return path;
  try {
    // A device that is missing is asked for again and again, and an exception costs a hundred times as much as this.
    if (lstatSync(path, { throwIfNoEntry: false }) === undefined) return path;
    return realpathSync(path);
  } catch {
    return path;
  }
}
