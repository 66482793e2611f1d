import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readGoodbyeNote, takeGoodbyeNote, writeGoodbyeNote } from '../../../src-main/app/goodbye-note.ts';
import { withTemporaryFolder } from '../../support/temporary-folder.ts';

test('a note is read as often as wanted, until the next start takes it', async () => {
  await withTemporaryFolder(async (folder) => {
    expect(takeGoodbyeNote(folder)).toBeNull();
    writeGoodbyeNote(folder, 'No key.');
    expect([readGoodbyeNote(folder), readGoodbyeNote(folder)]).toEqual(['No key.', 'No key.']);
    expect(takeGoodbyeNote(folder)).toBe('No key.');
    expect(readGoodbyeNote(folder)).toBeNull();
  });
});

test('a note that can be neither read nor taken away keeps no start from beginning', async () => {
  await withTemporaryFolder(async (folder) => {
    mkdirSync(join(folder, 'goodbye-failed.txt', 'full'), { recursive: true });
    expect(takeGoodbyeNote(folder)).toBeNull();
  });
});
