import { rmSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';

const lookAgainMs = 500;

/**
 * Lets one set-up at a time work in a checkout: `npm test` beside `npm run demo` would pull the packages from under it.
 * @template T
 * @param {string} root
 * @param {import('./report.mjs').Report} report
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withSetupLock(root, report, work) {
  await mkdir(join(root, 'out'), { recursive: true });
  const path = join(root, 'out', '.setup-lock');
  let told = false;
  while (!(await takeLock(path))) {
    if (!told) report.line('Another set-up is at work in this folder: waiting for it.');
    told = true;
    await pause(lookAgainMs);
  }
  const release = () => rmSync(path, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.removeListener('exit', release);
    release();
  }
}

/**
 * A lock whose owner is gone, after a kill, is taken over.
 * @param {string} path
 */
async function takeLock(path) {
  if (await writeLock(path)) return true;
  const owner = Number(await readFile(path, 'utf8').catch(() => ''));
  if (owner > 0 && isAlive(owner)) return false;
  await rm(path, { force: true });
  return writeLock(path);
}

/** @param {string} path */
async function writeLock(path) {
  try {
    await writeFile(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    return false;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
