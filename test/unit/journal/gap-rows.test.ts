import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openJournal } from '../../../src-main/journal/sqlite-journal.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { withTemporaryFolder } from '../../support/temporary-folder.ts';

const noon = '2026-01-01T12:00:00.000Z';
const one = '2026-01-01T13:00:00.000Z';
const two = '2026-01-01T14:00:00.000Z';

test('gaps and their reasons outlive the app, and one that a kill left open is open still', () =>
  withTemporaryFolder(async (folder) => {
    const path = join(folder, 'journal.db');
    const first = openJournal(path, { clock: new FakeClock() });
    first.recordGap(noon, 'No network.');
    first.endGap(one);
    first.recordGap(two, 'The computer was asleep.');
    first.close();
    const again = openJournal(path, { clock: new FakeClock() });
    expect(again.recentGaps(10)).toEqual([
      { from: noon, to: one, reason: 'No network.' },
      { from: two, to: null, reason: 'The computer was asleep.' },
    ]);
    expect(again.recentGaps(1)).toHaveLength(1);
    again.close();
  }));

test('a gap told again keeps its beginning and takes the newer reason', () => {
  const journal = openJournal(':memory:', { clock: new FakeClock() });
  journal.recordGap(noon, 'No request was sent.');
  journal.recordGap(noon, 'The address cannot be reached.');
  journal.endGap(one);
  journal.endGap(two);
  expect(journal.recentGaps(5)).toEqual([{ from: noon, to: one, reason: 'The address cannot be reached.' }]);
});

test('a gap that begins while another is open ends that one, and none ends before it began', () => {
  const journal = openJournal(':memory:', { clock: new FakeClock() });
  journal.recordGap(one, 'first');
  journal.recordGap(two, 'second');
  journal.endGap(noon);
  expect(journal.recentGaps(5)).toEqual([
    { from: one, to: two, reason: 'first' },
    { from: two, to: two, reason: 'second' },
  ]);
});
