import { mkdir, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const sourceDir = fileURLToPath(new URL('./default-app', import.meta.url));

/**
 * Packs the app that Electron runs for `electron <dir>`. Electron's own one is missing where the runtime was packed with
 * another application.
 * @param {string} target the path of default_app.asar
 */
export async function writeDefaultApp(target) {
  const { createPackage } = await import('@electron/asar');
  await mkdir(dirname(target), { recursive: true });
  await createPackage(sourceDir, `${target}.new`);
  await rename(`${target}.new`, target);
}
