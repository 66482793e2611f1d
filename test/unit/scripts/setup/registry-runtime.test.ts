import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { extractFile } from '@electron/asar';
import { create } from 'tar';
import { expect, test } from 'vitest';
import { installRegistryRuntime } from '../../../../scripts/setup/registry-runtime.mjs';
import { clearRuntime, readRuntimeState } from '../../../../scripts/setup/runtime-state.mjs';
import { treatArchivesAsFiles } from './plain-archives.ts';
import { temporaryFolder } from './temporary-folder.ts';

treatArchivesAsFiles();

/** Packs a small application the way a packed Electron application looks, and gives its description. */
async function packApplication(folder: string) {
  const app = join(folder, 'package', 'app');
  await mkdir(join(app, 'resources', 'bin'), { recursive: true });
  await mkdir(join(app, 'locales'));
  await writeFile(join(app, 'Milton'), 'the binary');
  await writeFile(join(app, 'resources.pak'), 'a pak');
  await writeFile(join(app, 'locales', 'sv.pak'), 'words');
  await writeFile(join(app, 'resources', 'app.asar'), 'the application of somebody else');
  await writeFile(join(app, 'resources', 'bin', 'milton'), 'its tool');
  const tarball = join(folder, 'app.tgz');
  await create({ gzip: true, file: tarball, cwd: folder }, ['package']);
  const integrity = `sha512-${createHash('sha512')
    .update(await readFile(tarball))
    .digest('base64')}`;
  const copy = {
    spec: 'somebody@1',
    integrity,
    bytes: 1,
    folder: 'package/app',
    executable: 'Milton',
    electron: '41.3.0',
  };
  return { copy, tarball };
}

async function electronFolder(): Promise<string> {
  const folder = join(await temporaryFolder(), 'electron');
  await mkdir(folder);
  return folder;
}

test('takes the runtime out of a packed application and leaves the application out', async () => {
  const { copy, tarball } = await packApplication(await temporaryFolder());
  const electronDir = await electronFolder();
  await installRegistryRuntime(electronDir, copy, async () => tarball);
  expect(await readRuntimeState(electronDir, 'linux')).toEqual({ state: 'complete', version: '41.3.0' });
  const files = await readdir(join(electronDir, 'dist'), { recursive: true });
  expect(files.sort()).toEqual([
    'electron',
    'locales',
    'locales/sv.pak',
    'portlight-runtime.json',
    'resources',
    'resources.pak',
    'resources/default_app.asar',
    'version',
  ]);
  expect((await stat(join(electronDir, 'dist', 'electron'))).mode & 0o111).toBe(0o111);
});

test('packs a default app that names its entry file', async () => {
  const { copy, tarball } = await packApplication(await temporaryFolder());
  const electronDir = await electronFolder();
  await installRegistryRuntime(electronDir, copy, async () => tarball);
  const archive = join(electronDir, 'dist', 'resources', 'default_app.asar');
  const manifest = JSON.parse(extractFile(archive, 'package.json').toString());
  expect(extractFile(archive, manifest.main).toString()).toContain('setAppPath');
});

test('stops at a wrong hash and leaves nothing behind', async () => {
  const { copy, tarball } = await packApplication(await temporaryFolder());
  await writeFile(tarball, 'another file');
  const electronDir = await electronFolder();
  await expect(installRegistryRuntime(electronDir, copy, async () => tarball)).rejects.toThrow(
    /^Wrong hash: app\.tgz/,
  );
  expect(await readdir(electronDir)).toEqual([]);
});

test('stops at a tarball that was cut short', async () => {
  const { copy, tarball } = await packApplication(await temporaryFolder());
  const whole = await readFile(tarball);
  await writeFile(tarball, whole.subarray(0, whole.length / 2));
  const electronDir = await electronFolder();
  await expect(installRegistryRuntime(electronDir, copy, async () => tarball)).rejects.toThrow('Wrong hash');
  expect((await readRuntimeState(electronDir, 'linux')).state).toBe('missing');
});

test('leaves nothing behind when the tarball cannot be fetched', async () => {
  const { copy } = await packApplication(await temporaryFolder());
  const electronDir = await electronFolder();
  const offline = () => Promise.reject(new Error('no route'));
  await expect(installRegistryRuntime(electronDir, copy, offline)).rejects.toThrow('no route');
  expect(await readdir(electronDir)).toEqual([]);
});

test('does not count an extraction as done that stopped before its mark', async () => {
  const { copy, tarball } = await packApplication(await temporaryFolder());
  const electronDir = await electronFolder();
  await mkdir(join(electronDir, 'dist'));
  await writeFile(join(electronDir, 'dist', 'electron'), 'half of a binary');
  await mkdir(join(electronDir, '.runtime-x1', 'dist'), { recursive: true });
  expect((await readRuntimeState(electronDir, 'linux')).state).toBe('missing');
  await clearRuntime(electronDir);
  expect(await readdir(electronDir)).toEqual([]);
  await installRegistryRuntime(electronDir, copy, async () => tarball);
  expect((await readRuntimeState(electronDir, 'linux')).state).toBe('complete');
});
