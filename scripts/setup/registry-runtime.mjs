import { chmod, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeDefaultApp } from './default-app.mjs';
import { verifyIntegrity } from './integrity.mjs';
import { defaultAppPath, workPrefix, writeFileAtomically } from './runtime-state.mjs';

/**
 * Installs a registry copy of the runtime. Everything is made ready aside and moved into place in one step; `path.txt`, the
 * mark of a complete runtime, comes last.
 * @param {string} electronDir node_modules/electron, without a runtime
 * @param {import('./runtime-copies.mjs').RuntimeCopy} copy
 * @param {(workDir: string) => Promise<string>} fetchTarball gives the path of the fetched file
 * @throws {import('./setup-error.mjs').SetupError} on a wrong hash
 */
export async function installRegistryRuntime(electronDir, copy, fetchTarball) {
  const workDir = await mkdtemp(join(electronDir, workPrefix));
  try {
    const tarball = await fetchTarball(workDir);
    await verifyIntegrity(tarball, copy.integrity);
    const distDir = join(workDir, 'dist');
    await unpackRuntime(tarball, copy, distDir);
    await rename(distDir, join(electronDir, 'dist'));
    await writeFileAtomically(join(electronDir, 'path.txt'), 'electron');
  } finally {
    await rm(workDir, { recursive: true, force: true });
  }
}

/**
 * @param {string} tarball
 * @param {import('./runtime-copies.mjs').RuntimeCopy} copy
 * @param {string} distDir
 */
async function unpackRuntime(tarball, copy, distDir) {
  const { extract } = await import('tar');
  await mkdir(distDir);
  await extract({
    file: tarball,
    cwd: distDir,
    strip: copy.folder.split('/').length,
    filter: (path) => isPartOfRuntime(path, copy.folder),
  });
  await rename(join(distDir, copy.executable), join(distDir, 'electron'));
  await chmod(join(distDir, 'electron'), 0o755);
  await writeDefaultApp(defaultAppPath(distDir, 'linux'));
  // Packaging looks for this, to refuse a release made from a copy.
  await writeFile(
    join(distDir, 'portlight-runtime.json'),
    `${JSON.stringify({ origin: copy.spec })}
`,
  );
  await writeFile(join(distDir, 'version'), copy.electron);
}

/**
 * The application that the runtime came with stays out.
 * @param {string} path in the tarball
 * @param {string} folder
 */
function isPartOfRuntime(path, folder) {
  return path.startsWith(`${folder}/`) && !path.startsWith(`${folder}/resources/`);
}
