import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { countLeftOnSale } from '../../../src-main/engine/left-on-sale.ts';
import { openJournal } from '../../../src-main/journal/sqlite-journal.ts';
import { listPayload } from '../../../src-main/upstream/payload.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { listEntries, listEntry } from '../../support/list-entries.ts';
import { withTemporaryFolder } from '../../support/temporary-folder.ts';

const AT = '2026-01-01T00:00:00.000Z';
const accepted = (places: readonly number[]) =>
  places.map((place) => ({ number: listEntry(place).number, id: null, since: AT }));

test('counts what was accepted last, and what a list without an answer may have put on sale', async () => {
  await withTemporaryFolder(async (folder) => {
    const path = join(folder, 'journal.db');
    const journal = openJournal(path, { clock: new FakeClock() });
    journal.recordAccepted(AT, accepted([1, 2]));
    journal.close();
    expect(countLeftOnSale(path)).toBe(2);
    const next = openJournal(path, { clock: new FakeClock() });
    const body = listPayload(listEntries(3), null);
    next.beginRequest({ at: AT, cause: 'change', count: 3, body, strategy: 'list' });
    next.close();
    expect(countLeftOnSale(path)).toBe(3);
  });
});

test('counts nothing after an empty list, and where there is no history that can be read', async () => {
  await withTemporaryFolder(async (folder) => {
    const path = join(folder, 'journal.db');
    expect(countLeftOnSale(path)).toBe(0);
    const journal = openJournal(path, { clock: new FakeClock() });
    journal.recordAccepted(AT, []);
    journal.close();
    expect(countLeftOnSale(path)).toBe(0);
    writeFileSync(path, 'no database');
    expect(countLeftOnSale(path)).toBe(0);
  });
});
