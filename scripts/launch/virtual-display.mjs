import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { SetupError } from '../setup/setup-error.mjs';
import { writeXauthority } from './xauthority.mjs';

const screen = '1600x1000x24';
const startLimitMs = 15_000;

/**
 * @typedef {object} VirtualDisplay
 * @property {{ DISPLAY: string, XAUTHORITY: string }} env what a program needs to show its windows there
 * @property {() => Promise<void>} stop
 */

/**
 * Starts an X server without a screen. It stands in a process group of its own: Ctrl-C must end the app first.
 * @returns {Promise<VirtualDisplay>}
 */
export async function startVirtualDisplay() {
  const folder = await mkdtemp(join(tmpdir(), 'portlight-display-'));
  const key = join(folder, 'xauthority');
  await writeXauthority(key);
  const args = ['-displayfd', '3', '-screen', '0', screen, '-nolisten', 'tcp', '-auth', key];
  const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe'], detached: true });
  const kill = () => void server.kill('SIGKILL');
  process.once('exit', kill);
  const ended = new Promise((resolve) => server.once('close', resolve));
  const stop = async () => {
    server.kill('SIGTERM');
    await ended;
    process.removeListener('exit', kill);
    await rm(folder, { recursive: true, force: true });
  };
  const number = await readDisplayNumber(server).catch(async (error) => {
    kill();
    await rm(folder, { recursive: true, force: true });
    throw error;
  });
  return { env: { DISPLAY: `:${number}`, XAUTHORITY: key }, stop };
}

/**
 * The server writes the number it has chosen when it is ready.
 * @param {import('node:child_process').ChildProcess} server
 * @returns {Promise<string>}
 */
function readDisplayNumber(server) {
  return new Promise((resolve, reject) => {
    let said = '';
    /** @param {string} why */
    const fail = (why) => reject(new SetupError(`Xvfb, the virtual display, ${why}. ${said.trim()}`));
    const timer = setTimeout(() => fail('does not get ready'), startLimitMs);
    server.stderr?.on('data', (bytes) => {
      said += bytes;
    });
    server.stdio[3]?.once('data', (bytes) => {
      clearTimeout(timer);
      resolve(String(bytes).trim());
    });
    server.once('error', (error) => fail(`cannot be started: ${error.message}`));
    server.once('close', () => {
      clearTimeout(timer);
      fail('ended at once');
    });
  });
}
