import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';

/** A screen for windows: the one that is there, or a virtual one (Xvfb) of its own. */
export interface Display {
  /** What a process needs in its environment to find the screen. */
  readonly env: Readonly<Record<string, string>>;
  close(): void;
}

/** Rejects when there is neither a screen nor Xvfb. */
export async function openDisplay(): Promise<Display> {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (process.platform !== 'linux' || DISPLAY || WAYLAND_DISPLAY) return { env: {}, close: () => {} };
  const xvfb = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await displayNumber(xvfb);
  return {
    env: { DISPLAY: `:${number}` },
    close: () => {
      xvfb.kill();
    },
  };
}

/** Xvfb takes a free number and writes it once it is ready. */
async function displayNumber(xvfb: ChildProcess): Promise<string> {
  const ready = once(xvfb.stdio[3] as Readable, 'data').then(([text]) => String(text).trim());
  const failed = once(xvfb, 'exit').then(([code]) => {
    throw new Error(`Xvfb ended with code ${code} before it was ready.`);
  });
  // The exit at the end of the run is no failure any more.
  failed.catch(() => {});
  return Promise.race([ready, failed]);
}
