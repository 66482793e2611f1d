import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readApiKeyFile } from '../../../src-main/settings/api-key.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'portlight-key-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function readKey(content: string) {
  const path = join(folder, 'key');
  writeFileSync(path, content);
  return readApiKeyFile(path);
}

test('takes the first line of the file without the spaces around it', () => {
  expect(readKey(' abc123 \r\nsecond line\n')).toEqual({ ok: true, value: 'abc123' });
});

test('says where to look when the file is missing', () => {
  expect(readApiKeyFile(join(folder, 'none'))).toMatchObject({
    ok: false,
    error: expect.stringContaining('--api-key-file'),
  });
});

test.each([
  ['is empty', ''],
  ['has only blanks', '  \n'],
  ['holds a key with a space inside', 'abc 123'],
  ['holds something that is no text', 'ab\u0000c'],
])('refuses a file that %s', (_what, content) => {
  expect(readKey(content).ok).toBe(false);
});
