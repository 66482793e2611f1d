import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeXauthority } from '../../../../scripts/launch/xauthority.mjs';
import { temporaryFolder } from '../setup/temporary-folder.ts';

test('writes one entry for any display, readable by its owner alone', async () => {
  const path = join(await temporaryFolder(), 'key');
  await writeXauthority(path);
  const bytes = await readFile(path);
  expect(bytes.subarray(0, -16).toString('latin1')).toBe('\xff\xff\0\0\0\0\0\x12MIT-MAGIC-COOKIE-1\0\x10');
  expect((await stat(path)).mode & 0o777).toBe(0o600);
});
