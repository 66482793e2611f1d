import { posix } from 'node:path';

/**
 * The room a file stands in: `at` for src-main/at/…, `index` for src-main/index.ts, `renderer` for all of the window,
 * null outside of the two source folders.
 */
export function roomOf(path: string): string | null {
  if (path === 'src-main/index.ts') return 'index';
  if (path.startsWith('src-renderer/')) return 'renderer';
  const [, room] = /^src-main\/([^/]+)\//.exec(path) ?? [];
  return room ?? null;
}

/** The file a relative import means, from the project root; null for packages. Bundler suffixes (`?asset`) are dropped. */
export function targetOf(from: string, specifier: string): string | null {
  if (!specifier.startsWith('.')) return null;
  return posix.join(posix.dirname(from), specifier.replace(/\?.*$/, ''));
}
