import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** What the build is made from. */
const sources = [
  'src-main',
  'src-renderer',
  'assets',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
];

/** The entry files of the build. */
const outputs = ['out/main/index.js', 'out/preload/preload.cjs', 'out/renderer/index.html'];

/**
 * A fingerprint of all source files, by content: a checkout changes times without changing files.
 * @param {string} root
 */
export async function sourceStamp(root) {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const path of await filesBelow(join(root, source))) {
      hash
        .update(path.slice(root.length))
        .update('\0')
        .update(await readFile(path))
        .update('\0');
    }
  }
  return hash.digest('hex');
}

/**
 * Tells one build from another: somebody may have built by hand in between.
 * @param {string} root
 * @returns {Promise<string | null>} null when a part of the build is missing
 */
export async function outputStamp(root) {
  const found = await Promise.all(outputs.map((path) => stat(join(root, path)).catch(() => null)));
  const marks = found.map((file) => (file === null ? null : `${file.size}@${file.mtimeMs}`));
  return marks.includes(null) ? null : marks.join(' ');
}

/**
 * @param {string} path a file or a folder
 * @returns {Promise<string[]>} in a fixed order
 */
async function filesBelow(path) {
  const found = await stat(path).catch(() => null);
  if (found === null) return [];
  if (found.isFile()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
