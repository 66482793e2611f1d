import { constants } from 'node:os';
import process from 'node:process';

/** npm passes a Ctrl-C on that the terminal has sent us already: two within this time are one. */
const sameKeyPressMs = 1_000;

/**
 * Runs a child that leads a process group to its end. A signal to us is passed on to it; when it has not ended after the
 * grace, or on a second signal, the whole group is killed. What it leaves behind is killed too.
 * @param {import('node:child_process').ChildProcess} child spawned with `detached: true`, except on Windows
 * @param {number} graceMs
 * @param {import('./interrupts.mjs').Interrupts} interrupts
 * @returns {Promise<number>} its exit code; 128 and the signal's number when it died of one
 */
export async function superviseGroup(child, graceMs, interrupts) {
  const kill = () => killGroup(child);
  const ending = createEnding(child, kill, graceMs);
  process.once('exit', kill);
  try {
    return await interrupts.handledBy(ending.onSignal, exitCodeOf(child));
  } finally {
    ending.cancel();
    process.removeListener('exit', kill);
    kill();
  }
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {() => void} kill
 * @param {number} graceMs
 */
function createEnding(child, kill, graceMs) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  let firstAt = 0;
  return {
    /** @param {NodeJS.Signals} signal */
    onSignal(signal) {
      const now = performance.now();
      if (timer === undefined) {
        firstAt = now;
        timer = setTimeout(kill, graceMs);
        child.kill(signal);
      } else if (now - firstAt > sameKeyPressMs) kill();
    },
    cancel: () => clearTimeout(timer),
  };
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>}
 */
function exitCodeOf(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) =>
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])),
    );
  });
}

/** @param {import('node:child_process').ChildProcess} child */
export function killGroup(child) {
  if (child.pid === undefined) return;
  if (process.platform === 'win32') return void child.kill();
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // Nothing of the group is left.
  }
}
