import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { readRuntimeState } from '../../../../scripts/setup/runtime-state.mjs';
import { treatArchivesAsFiles } from './plain-archives.ts';
import { temporaryFolder } from './temporary-folder.ts';

treatArchivesAsFiles();

const parts = ['path.txt', 'dist/version', 'dist/electron', 'dist/resources/default_app.asar'] as const;

async function completeRuntime(): Promise<string> {
  const folder = await temporaryFolder();
  const contents = { 'path.txt': 'electron', 'dist/version': 'v41.3.0' } as Record<string, string>;
  for (const part of parts) {
    await mkdir(dirname(join(folder, part)), { recursive: true });
    await writeFile(join(folder, part), contents[part] ?? 'bytes');
  }
  return folder;
}

test('knows a complete runtime and its version', async () => {
  expect(await readRuntimeState(await completeRuntime(), 'linux')).toEqual({
    state: 'complete',
    version: '41.3.0',
  });
});

test.each(parts.slice(0, 3))('takes a runtime without %s as missing', async (part) => {
  const folder = await completeRuntime();
  await rm(join(folder, part));
  expect((await readRuntimeState(folder, 'linux')).state).toBe('missing');
});

test('sees that only the default app is missing', async () => {
  const folder = await completeRuntime();
  await rm(join(folder, 'dist/resources/default_app.asar'));
  expect((await readRuntimeState(folder, 'linux')).state).toBe('no-default-app');
});

test('looks for the default app inside of the bundle on macOS', async () => {
  const folder = await completeRuntime();
  expect((await readRuntimeState(folder, 'darwin')).state).toBe('no-default-app');
});
