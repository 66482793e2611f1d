import { spawn } from 'node:child_process';
import process from 'node:process';

/**
 * @typedef {object} QuietRun
 * @property {Promise<{ code: number | null, output: string }>} done Output is stdout and stderr as they came.
 * @property {() => string} lastLine What the program said last, for a progress line.
 * @property {() => void} kill
 */

/**
 * Starts a program whose many lines matter only when it fails. It ends when this process ends.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, shell?: boolean }} [options]
 * @returns {QuietRun}
 */
export function startQuietly(command, args, options = {}) {
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  const kill = () => void child.kill('SIGKILL');
  process.once('exit', kill);
  let output = '';
  /** @param {string} text */
  const gather = (text) => {
    output += text;
  };
  child.stdout.setEncoding('utf8').on('data', gather);
  child.stderr.setEncoding('utf8').on('data', gather);
  /** @type {QuietRun['done']} */
  const done = new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
  return {
    done: done.finally(() => process.removeListener('exit', kill)),
    lastLine: () => lastLineOf(output),
    kill,
  };
}

/** @param {string} output */
function lastLineOf(output) {
  return (
    output
      .trimEnd()
      .split(/[\r\n]+/)
      .at(-1) ?? ''
  );
}
