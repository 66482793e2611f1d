import { app } from 'electron';

/** Things to be closed when the app goes, in the order in which they were opened. */
export interface Leave {
  /** Adds what must be closed; the last one added is closed first. */
  onLeave(close: () => void | Promise<void>): void;
  readonly started: boolean;
  /** Closes everything, then ends the process. A part that does not close within `LIMIT_MS` is left behind. */
  leave(): Promise<void>;
}

/** Nothing here waits for the network, so this is only for a driver that hangs in close. */
const LIMIT_MS = 5000;

export function createLeave(warn: (message: string) => void): Leave {
  const closers: (() => void | Promise<void>)[] = [];
  let started = false;
  return {
    onLeave: (close) => void closers.unshift(close),
    get started() {
      return started;
    },
    async leave() {
      started = true;
      const limit = setTimeout(() => app.exit(0), LIMIT_MS);
      for (const close of closers) {
        try {
          await close();
        } catch (cause) {
          warn(`leaving: ${cause instanceof Error ? cause.message : String(cause)}`);
        }
      }
      clearTimeout(limit);
      app.exit(0);
    },
  };
}
