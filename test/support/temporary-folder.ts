import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Hands a fresh folder to `use` and takes it away afterwards, whatever happened. `parent`: the system's own when left out. */
export async function withTemporaryFolder<T>(
  use: (folder: string) => Promise<T>,
  parent = tmpdir(),
): Promise<T> {
  const folder = mkdtempSync(join(parent, 'portlight-test-'));
  try {
    return await use(folder);
  } finally {
    await remove(folder);
  }
}

/** Chromium's helper processes outlive the app by a moment and write their caches into a folder that is being emptied. */
async function remove(folder: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      rmSync(folder, { recursive: true, force: true });
      return;
    } catch (cause) {
      if (attempt === 50) throw cause;
      await pause(100);
    }
  }
}
