import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { installedMatchesLock } from './lock-match.mjs';
import { npmCommand } from './npm-command.mjs';
import { startQuietly } from './run-quietly.mjs';
import { SetupError } from './setup-error.mjs';

/**
 * Installs the packages of the lock file when `node_modules` does not hold them.
 * @param {string} root
 * @param {import('./report.mjs').Report} report
 */
export async function ensurePackages(root, report) {
  const wanted = await readLockfile(join(root, 'package-lock.json'));
  const installed = await readLockfile(join(root, 'node_modules', '.package-lock.json'));
  if (wanted === null) throw new SetupError('package-lock.json is missing or broken: restore it from git.');
  if (installed !== null && installedMatchesLock(wanted, installed)) {
    report.line('Packages: in place, as package-lock.json asks.');
    return;
  }
  const why = installed === null ? 'they are not installed yet' : 'package-lock.json has changed';
  report.line(`Packages: installing with npm ci, because ${why}.`);
  await installPackages(root, Object.keys(wanted.packages), report);
}

/**
 * @param {string} root
 * @param {readonly string[]} paths every path of the lock file, to count what has arrived
 * @param {import('./report.mjs').Report} report
 */
async function installPackages(root, paths, report) {
  // Development packages are needed to build, even where the environment says production.
  const npm = npmCommand(['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund']);
  const run = startQuietly(npm.command, npm.args, { cwd: root, shell: npm.shell });
  const { code, output } = await report.during(
    () => `${countPresent(root, paths)} packages unpacked`,
    run.done,
  );
  if (code !== 0) throw new SetupError(`npm ci failed:\n${output.trim()}`);
}

/**
 * @param {string} root
 * @param {readonly string[]} paths
 */
function countPresent(root, paths) {
  return paths.filter((path) => path !== '' && existsSync(join(root, path, 'package.json'))).length;
}

/**
 * @param {string} path
 * @returns {Promise<import('./lock-match.mjs').Lockfile | null>} null when the file is missing or cut short
 */
async function readLockfile(path) {
  try {
    const value = JSON.parse(await readFile(path, 'utf8'));
    return typeof value?.packages === 'object' && value.packages !== null ? value : null;
  } catch {
    return null;
  }
}
