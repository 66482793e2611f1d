import { existsSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** As the atomic writer beneath electron-store names what it has not yet renamed: `settings.json.tmp-1767225600a1b2c3`. */
const TEMPORARY = /^\.tmp-\d{10}[0-9a-f]{6}$/;

/** Takes away what writes of the file at `path` left behind when a kill cut them off. A profile has one app, so nobody is writing now. */
export function removeLeftovers(path: string): void {
  const folder = dirname(path);
  const name = basename(path);
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder)) {
    if (!entry.startsWith(name) || !TEMPORARY.test(entry.slice(name.length))) continue;
    try {
      rmSync(join(folder, entry));
    } catch {
      // A virus scanner may hold it; it takes room and harms nothing, and the next start tries again.
    }
  }
}
