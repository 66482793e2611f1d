import { app, dialog } from 'electron';

/** The app never stops for a fault that nobody expected: it is written down and the pool goes on. */
export function guardAgainstFaults(warn: (message: string) => void): void {
  const note = (what: string) => (cause: unknown) =>
    warn(`${what}: ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}`);
  process.on('uncaughtException', note('uncaught exception'));
  process.on('unhandledRejection', note('unhandled rejection'));
}

/** The one fault that ends the app: it could not even be put together, for example because the profile is read-only. */
export function failToStart(cause: unknown): void {
  const why = cause instanceof Error ? cause.message : String(cause);
  process.stderr.write(`Portlight cannot start: ${why}\n`);
  if (app.isReady()) dialog.showErrorBox('Portlight cannot start', why);
  app.exit(1);
}
