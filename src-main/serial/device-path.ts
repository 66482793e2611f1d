import { realpathSync } from 'node:fs';

/** The tty behind /dev/serial/by-path/… and other links; the path itself where there is none, or nothing at all. */
export function resolveDevicePath(path: string): string {
  if (process.platform === 'win32' || !path.startsWith('/')) return path;
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
