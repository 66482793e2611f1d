import { app } from 'electron';

/** Things to be closed when the app goes, in the order in which they were opened. */
export interface Leave {
  /** Adds what must be closed; the last one added is closed first. */
  onLeave(close: () => void | Promise<void>): void;
  readonly started: boolean;
  /** After the end the program is started again with these arguments; null: it is not. */
  startAgainWith(args: readonly string[] | null): void;
  /** Closes everything, then ends the process. A part that does not close within `LIMIT_MS` is left behind. */
  leave(): Promise<void>;
}

/** Nothing here waits for the network, so this is only for a driver that hangs in close. */
const LIMIT_MS = 5000;

export function createLeave(warn: (message: string) => void): Leave {
  const closers: (() => void | Promise<void>)[] = [];
  let nextArgs: readonly string[] | null = null;
  let started = false;

  const end = () => {
    if (nextArgs !== null) relaunch(nextArgs);
    app.exit(0);
  };
  return {
    onLeave: (close) => void closers.push(close),
    get started() {
      return started;
    },
    startAgainWith(args) {
      nextArgs = args;
    },
    async leave() {
      started = true;
      const limit = setTimeout(end, LIMIT_MS);
      for (let close = closers.pop(); close !== undefined; close = closers.pop()) {
        try {
          await close();
        } catch (cause) {
          warn(`leaving: ${cause instanceof Error ? cause.message : String(cause)}`);
        }
      }
      clearTimeout(limit);
      end();
    },
  };
}

function relaunch(args: readonly string[]): void {
  // An AppImage runs from a mount that goes away with the process: the image itself must be started.
  const image = process.env['APPIMAGE'];
  app.relaunch({ args: [...args], ...(image !== undefined && { execPath: image }) });
}
