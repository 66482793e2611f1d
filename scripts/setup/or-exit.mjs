import process from 'node:process';
import { SetupError } from './setup-error.mjs';

/**
 * Gives the exit code of a script. A failed step is told in its own words, without a stack; Ctrl-C during set-up ends
 * what it has started.
 * @param {() => Promise<number>} work
 * @returns {Promise<number>}
 */
export async function orExit(work) {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    process.stderr.write(`\n${error.message}\n`);
    return 1;
  }
}
