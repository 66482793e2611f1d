import process from 'node:process';
import { watchParents } from './parent-watch.mjs';

/** @type {readonly NodeJS.Signals[]} */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * What happens on Ctrl-C and its like. Whoever is at work says how it wants to end; else the script ends at once, and
 * the exit handlers clear up what it has started.
 * @typedef {object} Interrupts
 * @property {<T>(handle: (signal: NodeJS.Signals) => void, work: Promise<T>) => Promise<T>} handledBy
 * @property {() => boolean} seen whether a signal has come at all
 */

/** @returns {Interrupts} */
export function catchInterrupts() {
  let seen = false;
  let current = exitNow;
  /** @param {NodeJS.Signals} signal */
  const interrupt = (signal) => {
    seen = true;
    current(signal);
  };
  for (const signal of signals) process.on(signal, interrupt);
  const isRunByNpm = process.env['npm_lifecycle_event'] !== undefined;
  if (isRunByNpm) watchParents(() => interrupt('SIGTERM'));
  // Whoever read our lines may be gone as well.
  process.stdout.on('error', () => undefined);
  process.stderr.on('error', () => undefined);
  return {
    seen: () => seen,
    async handledBy(handle, work) {
      current = handle;
      try {
        return await work;
      } finally {
        current = exitNow;
      }
    },
  };
}

/** @param {NodeJS.Signals} signal */
function exitNow(signal) {
  process.exit(signal === 'SIGINT' ? 130 : 143);
}
