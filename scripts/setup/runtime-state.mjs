import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Folders with this prefix hold work in progress: what is left of one after a kill is never used. */
export const workPrefix = '.runtime-';

/** @typedef {'complete' | 'no-default-app' | 'missing'} RuntimeState */

/**
 * `path.txt` is written after everything else, by Electron's own installer and by ours: without it nothing counts.
 * @param {string} electronDir node_modules/electron
 * @param {NodeJS.Platform} platform
 * @returns {Promise<{ state: RuntimeState, version: string }>}
 */
export async function readRuntimeState(electronDir, platform) {
  const executable = await readText(join(electronDir, 'path.txt'));
  const version = (await readText(join(electronDir, 'dist', 'version'))).replace(/^v/, '');
  const isThere = executable !== '' && version !== '' && existsSync(join(electronDir, 'dist', executable));
  if (!isThere) return { state: 'missing', version: '' };
  const hasDefaultApp = existsSync(defaultAppPath(join(electronDir, 'dist'), platform));
  return { state: hasDefaultApp ? 'complete' : 'no-default-app', version };
}

/**
 * The small app inside of Electron that makes `electron <dir>` work.
 * @param {string} distDir
 * @param {NodeJS.Platform} platform
 */
export function defaultAppPath(distDir, platform) {
  const resources = platform === 'darwin' ? join('Electron.app', 'Contents', 'Resources') : 'resources';
  return join(distDir, resources, 'default_app.asar');
}

/**
 * Takes away a runtime that is not complete, the mark first, and what earlier tries left behind.
 * @param {string} electronDir
 */
export async function clearRuntime(electronDir) {
  await rm(join(electronDir, 'path.txt'), { force: true });
  await rm(join(electronDir, 'dist'), { recursive: true, force: true });
  const leftovers = (await readdir(electronDir)).filter((name) => name.startsWith(workPrefix));
  for (const name of leftovers) await rm(join(electronDir, name), { recursive: true, force: true });
}

/**
 * @param {string} path
 * @param {string} content
 */
export async function writeFileAtomically(path, content) {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(`${path}.new`, content);
  await rename(`${path}.new`, path);
}

/** @param {string} path */
async function readText(path) {
  try {
    return (await readFile(path, 'utf8')).trim();
  } catch {
    return '';
  }
}
