import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { folderBytes, megabytes } from './folder-bytes.mjs';
import { npmCommand } from './npm-command.mjs';
import { startQuietly } from './run-quietly.mjs';
import { SetupError } from './setup-error.mjs';

/**
 * Fetches a package as a file, through npm: so the registry, proxy and certificates are those npm is set to use.
 * @param {{ spec: string, bytes: number }} copy
 * @param {string} workDir
 * @param {import('./report.mjs').Report} report
 * @returns {Promise<string>} the file, of which nothing is verified yet
 */
export async function fetchTarball(copy, workDir, report) {
  const npm = npmCommand(['pack', copy.spec, '--pack-destination', workDir, '--silent']);
  const run = startQuietly(npm.command, npm.args, { cwd: workDir, shell: npm.shell });
  const watch = watchDownload(workDir);
  const total = megabytes(copy.bytes);
  try {
    const { code, output } = await report.during(
      () => `${Math.min(watch.megabytes(), total)} of ${total} MB`,
      run.done,
    );
    if (code !== 0)
      throw new SetupError(`npm cannot fetch ${copy.spec} from the package registry:\n${output.trim()}`);
  } finally {
    watch.stop();
  }
  const name = (await readdir(workDir)).find((file) => file.endsWith('.tgz'));
  if (name === undefined) throw new SetupError(`npm fetched ${copy.spec}, but left no file.`);
  return join(workDir, name);
}

/**
 * npm gathers a download in its cache before it writes the file.
 * @param {string} workDir
 */
function watchDownload(workDir) {
  const cache = process.env['npm_config_cache'];
  const folders = cache === undefined ? [workDir] : [workDir, join(cache, '_cacache', 'tmp')];
  let largest = 0;
  const timer = setInterval(async () => {
    for (const folder of folders) largest = Math.max(largest, await folderBytes(folder));
  }, 500);
  return { megabytes: () => megabytes(largest), stop: () => clearInterval(timer) };
}
