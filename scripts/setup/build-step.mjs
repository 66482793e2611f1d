import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { startQuietly } from './run-quietly.mjs';
import { writeFileAtomically } from './runtime-state.mjs';
import { SetupError } from './setup-error.mjs';
import { outputStamp, sourceStamp } from './source-stamp.mjs';

/**
 * Builds the app when its sources are not those of the last build.
 * @param {string} root
 * @param {import('./report.mjs').Report} report
 */
export async function ensureBuild(root, report) {
  const stampPath = join(root, 'out', '.build-stamp');
  const wanted = await sourceStamp(root);
  const last = await readFile(stampPath, 'utf8').catch(() => '');
  if (last === stampOf(wanted, await outputStamp(root))) return report.line('Build: up to date.');
  report.line(
    `Build: making out/, because ${last === '' ? 'there is no build yet' : 'the sources have changed'}.`,
  );
  await rm(stampPath, { force: true });
  await build(root, report);
  await writeFileAtomically(stampPath, stampOf(wanted, await outputStamp(root)));
}

/**
 * @param {string} source
 * @param {string | null} output
 */
function stampOf(source, output) {
  return `${source} ${output}`;
}

/**
 * @param {string} root
 * @param {import('./report.mjs').Report} report
 */
async function build(root, report) {
  const script = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const run = startQuietly(process.execPath, [script, 'build'], { cwd: root });
  const { code, output } = await report.during(() => run.lastLine(), run.done);
  if (code !== 0) throw new SetupError(`electron-vite build failed:\n${output.trim()}`);
}
