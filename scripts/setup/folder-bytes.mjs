import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The size of all files below a folder; 0 where there is none. Files that go away meanwhile are left out.
 * @param {string} folder
 */
export async function folderBytes(folder) {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const sizes = await Promise.all(names.map((name) => fileBytes(join(folder, name))));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** @param {string} path */
async function fileBytes(path) {
  const found = await stat(path).catch(() => null);
  return found?.isFile() ? found.size : 0;
}

/** @param {number} bytes */
export function megabytes(bytes) {
  return Math.round(bytes / 1_000_000);
}
