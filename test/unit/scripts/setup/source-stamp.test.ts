import { mkdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { outputStamp, sourceStamp } from '../../../../scripts/setup/source-stamp.mjs';
import { temporaryFolder } from './temporary-folder.ts';

async function checkout(): Promise<string> {
  const root = await temporaryFolder();
  await mkdir(join(root, 'src-main', 'app'), { recursive: true });
  await writeFile(join(root, 'src-main', 'app', 'start.ts'), 'one');
  return root;
}

async function build(root: string, files: readonly string[]): Promise<void> {
  for (const file of files) {
    await mkdir(join(root, 'out', file, '..'), { recursive: true });
    await writeFile(join(root, 'out', file), 'built');
  }
}

test('sees a changed source file', async () => {
  const root = await checkout();
  const before = await sourceStamp(root);
  await writeFile(join(root, 'src-main', 'app', 'start.ts'), 'two');
  expect(await sourceStamp(root)).not.toBe(before);
});

test('sees a new source file', async () => {
  const root = await checkout();
  const before = await sourceStamp(root);
  await writeFile(join(root, 'package.json'), '{}');
  expect(await sourceStamp(root)).not.toBe(before);
});

test('is not moved by the time of a file', async () => {
  const root = await checkout();
  const before = await sourceStamp(root);
  await utimes(join(root, 'src-main', 'app', 'start.ts'), 1, 1);
  expect(await sourceStamp(root)).toBe(before);
});

test('takes a build without one of its parts as no build', async () => {
  const root = await checkout();
  await build(root, ['main/index.js', 'preload/preload.cjs']);
  expect(await outputStamp(root)).toBeNull();
  await build(root, ['renderer/index.html']);
  expect(await outputStamp(root)).not.toBeNull();
});
