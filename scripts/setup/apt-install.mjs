import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { chooseAptNames } from './apt-names.mjs';
import { startQuietly } from './run-quietly.mjs';
import { SetupError } from './setup-error.mjs';

/**
 * Installs Debian packages as root.
 * @param {readonly string[]} names Debian's names, without "t64"
 * @param {import('./report.mjs').Report} report
 */
export async function installAptPackages(names, report) {
  // A failing update is no reason to stop: one source of many may be unreachable. Whether the rest will do, install shows.
  await runApt(['update'], report);
  const chosen = chooseAptNames(names, aptPolicy(names));
  const { code, output } = await runApt(['install', '-y', '--no-install-recommends', ...chosen], report);
  if (code !== 0) throw new SetupError(`apt-get install failed:\n${output.trim()}`);
}

/**
 * What apt knows of each name, in its old and its new form. Needs no root.
 * @param {readonly string[]} names
 */
export function aptPolicy(names) {
  const forms = names.flatMap((name) => [name, `${name}t64`]);
  const env = { ...process.env, LC_ALL: 'C' };
  return spawnSync('apt-cache', ['policy', ...forms], { encoding: 'utf8', env }).stdout ?? '';
}

/**
 * @param {readonly string[]} args
 * @param {import('./report.mjs').Report} report
 */
function runApt(args, report) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' };
  const run = startQuietly('apt-get', args, { env });
  return report.during(() => run.lastLine(), run.done);
}
