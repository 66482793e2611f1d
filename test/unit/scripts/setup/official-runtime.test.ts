import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { installOfficialRuntime, readFailure } from '../../../../scripts/setup/official-runtime.mjs';
import { quietReport } from './quiet-report.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** An `electron` package whose installer does what the test says. */
async function electronPackage(installer: string): Promise<string> {
  const folder = join(await temporaryFolder(), 'electron');
  await mkdir(folder);
  await writeFile(join(folder, 'install.js'), installer);
  return folder;
}

test('reports an installation that went well', async () => {
  const folder = await electronPackage('process.exit(0)');
  expect(await installOfficialRuntime(folder, quietReport())).toEqual({ kind: 'installed' });
});

test('gives the reason of a host that cannot be reached, and clears up', async () => {
  const folder = await electronPackage(
    'console.error("RequestError: getaddrinfo ENOTFOUND example"); process.exit(1)',
  );
  expect(await installOfficialRuntime(folder, quietReport())).toEqual({
    kind: 'unreachable',
    reason: 'RequestError: getaddrinfo ENOTFOUND example',
  });
  expect(await readdir(folder)).toEqual(['install.js']);
});

test('gives up a host that never sends anything', async () => {
  const folder = await electronPackage('setInterval(() => {}, 1000)');
  const limits = { silenceLimitMs: 30, watchIntervalMs: 10 };
  expect(await installOfficialRuntime(folder, quietReport(), limits)).toEqual({
    kind: 'unreachable',
    reason: 'the host does not send anything',
  });
});

test('downloads even where the environment tells packages not to', async () => {
  process.env['ELECTRON_SKIP_BINARY_DOWNLOAD'] = '1';
  const folder = await electronPackage('process.exit(process.env.ELECTRON_SKIP_BINARY_DOWNLOAD ? 1 : 0)');
  const outcome = await installOfficialRuntime(folder, quietReport());
  delete process.env['ELECTRON_SKIP_BINARY_DOWNLOAD'];
  expect(outcome).toEqual({ kind: 'installed' });
});

test('stops at a wrong checksum instead of looking elsewhere', () => {
  const words =
    'ChecksumMismatchError: Generated checksum for "electron.zip" did not match expected checksum.';
  expect(() => readFailure(words)).toThrow(/^Wrong hash/);
});

test('stops at a full disk instead of looking elsewhere', () => {
  expect(() => readFailure('Error: ENOSPC: no space left on device, write')).toThrow('cannot be stored');
});
