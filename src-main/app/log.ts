import { join } from 'node:path';
import log from 'electron-log/node';

export interface Log {
  info(message: string): void;
  warn(message: string): void;
}

/** The app's own log file in the profile, 1 MiB and one older file. Nothing that is logged ever holds a key. */
export function openLog(folder: string): Log {
  log.transports.console.level = false;
  log.transports.file.level = 'info';
  log.transports.file.maxSize = 1024 * 1024;
  log.transports.file.resolvePathFn = () => join(folder, 'logs', 'portlight.log');
  return { info: (message) => log.info(message), warn: (message) => log.warn(message) };
}
