import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { folderBytes, megabytes } from './folder-bytes.mjs';
import { startQuietly } from './run-quietly.mjs';
import { workPrefix } from './runtime-state.mjs';
import { SetupError } from './setup-error.mjs';

/** A host that neither refuses nor sends is given up after this time without a new byte. */
const silenceLimitMs = 20_000;
const watchIntervalMs = 1_000;

/** @typedef {{ kind: 'installed' } | { kind: 'unreachable', reason: string }} OfficialOutcome */

/**
 * Runs the installer of the `electron` package, which verifies the checksum of what it downloads.
 * @param {string} electronDir node_modules/electron
 * @param {import('./report.mjs').Report} report
 * @param {{ silenceLimitMs?: number, watchIntervalMs?: number }} [limits]
 * @returns {Promise<OfficialOutcome>}
 * @throws {SetupError} when the file came but is wrong, or cannot be stored
 */
export async function installOfficialRuntime(electronDir, report, limits = {}) {
  const workDir = await mkdtemp(join(electronDir, workPrefix));
  const run = startQuietly(process.execPath, [join(electronDir, 'install.js')], {
    env: installerEnv(workDir),
  });
  const watch = watchGrowth([workDir, join(electronDir, 'dist')], run.kill, limits);
  try {
    const { code, output } = await report.during(() => `${megabytes(watch.bytes())} MB`, run.done);
    if (watch.gaveUp()) return { kind: 'unreachable', reason: 'the host does not send anything' };
    return code === 0 ? { kind: 'installed' } : readFailure(output);
  } finally {
    watch.stop();
    await rm(workDir, { recursive: true, force: true });
  }
}

/**
 * The installer downloads to the temporary folder: one of its own shows how far it is.
 * @param {string} workDir
 * @returns {NodeJS.ProcessEnv}
 */
function installerEnv(workDir) {
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, TMPDIR: workDir, TEMP: workDir, TMP: workDir };
  // Meant for installing packages without the runtime. Here the runtime is what was asked for.
  delete env['ELECTRON_SKIP_BINARY_DOWNLOAD'];
  return env;
}

/**
 * @param {string} output
 * @returns {OfficialOutcome}
 * @throws {SetupError}
 */
export function readFailure(output) {
  if (/checksum/i.test(output)) {
    throw new SetupError(
      `Wrong hash: the downloaded Electron is not the one that was published.\n${output.trim()}`,
    );
  }
  if (/\b(ENOSPC|EACCES|EPERM|EROFS|EDQUOT)\b/.test(output)) {
    throw new SetupError(`Electron cannot be stored in node_modules:\n${output.trim()}`);
  }
  return { kind: 'unreachable', reason: output.trim().split('\n')[0] ?? '' };
}

/**
 * @param {readonly string[]} folders
 * @param {() => void} giveUp
 * @param {{ silenceLimitMs?: number, watchIntervalMs?: number }} limits
 */
function watchGrowth(folders, giveUp, limits) {
  const state = { bytes: 0, grewAt: performance.now(), gaveUp: false };
  const timer = setInterval(async () => {
    const sizes = await Promise.all(folders.map(folderBytes));
    const bytes = sizes.reduce((sum, size) => sum + size, 0);
    if (bytes !== state.bytes) Object.assign(state, { bytes, grewAt: performance.now() });
    if (performance.now() - state.grewAt < (limits.silenceLimitMs ?? silenceLimitMs)) return;
    state.gaveUp = true;
    giveUp();
  }, limits.watchIntervalMs ?? watchIntervalMs);
  return { bytes: () => state.bytes, gaveUp: () => state.gaveUp, stop: () => clearInterval(timer) };
}
