import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import type { Journal } from '../../../src-main/journal/journal.ts';
import { openJournal } from '../../../src-main/journal/sqlite-journal.ts';
import { asPortId } from '../../../src-main/shared/ids.ts';
import type { ExchangeView } from '../../../src-main/shared/sync-view.ts';
import { listPayload } from '../../../src-main/upstream/payload.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { listEntries, listEntry, need } from '../../support/list-entries.ts';
import { withTemporaryFolder } from '../../support/temporary-folder.ts';

const at = '2026-01-01T00:00:00.000Z';
const body = listPayload(listEntries(2), null);
const port = need(asPortId('Port1'));
const DAY_MS = 24 * 3600 * 1000;

const accepted: ExchangeView = {
  at,
  cause: 'heartbeat',
  call: 'sendNumbersOnline',
  count: 2,
  added: [listEntry(1).number],
  removed: [listEntry(3).number],
  durationMs: 14,
  httpStatus: 200,
  outcome: 'accepted',
  request: JSON.stringify(JSON.parse(body), null, 2),
  answer: '{"response":1}',
  fault: null,
};

function write(journal: Journal, exchange: ExchangeView | null = accepted, when = at): void {
  const row = journal.beginRequest({ at: when, cause: accepted.cause, count: accepted.count, body });
  if (exchange) journal.finishRequest(row, exchange);
}

test('gives back what was written, newest first, after closing and opening', () =>
  withTemporaryFolder(async (folder) => {
    const path = join(folder, 'deep', 'journal.db');
    const clock = new FakeClock();
    const first = openJournal(path, { clock });
    const fault = { code: 'http-500', text: 'The upstream has a problem.', httpStatus: 500 };
    const failed: ExchangeView = { ...accepted, outcome: 'failed', httpStatus: 500, answer: null, fault };
    write(first);
    write(first, failed);
    first.recordPortEvent({ at, portId: port, kind: 'sim-removed', detail: null });
    first.recordPortEvent({ at, portId: port, kind: 'state', detail: 'active' });
    first.recordAccepted(at, [{ number: listEntry(1).number, id: 7, since: at }]);
    first.recordAccepted(at, [{ number: listEntry(2).number, id: null, since: at }], 'salt:hash');
    first.close();
    const again = openJournal(path, { clock });
    expect(again.recentRequests(10)).toEqual([failed, accepted]);
    expect(again.recentRequests(1)).toEqual([failed]);
    expect(again.recentPortEvents(10)).toEqual([
      { at, portId: port, kind: 'state', detail: 'active' },
      { at, portId: port, kind: 'sim-removed', detail: null },
    ]);
    expect(again.lastAccepted()).toEqual({
      at,
      numbers: [{ number: listEntry(2).number, id: null, since: at }],
      target: 'salt:hash',
    });
    expect(again.setAside).toBeNull();
    again.close();
  }));

test('has accepted nothing before the first list', () => {
  expect(openJournal(':memory:', { clock: new FakeClock() }).lastAccepted()).toBeNull();
});

test('a request without an end says that the app ended while it was under way', () => {
  const journal = openJournal(':memory:', { clock: new FakeClock() });
  write(journal, null);
  expect(journal.recentRequests(1)).toMatchObject([
    { outcome: 'failed', fault: { code: 'cut-off' }, count: 2 },
  ]);
});

test('a body that repeats is stored once', () =>
  withTemporaryFolder(async (folder) => {
    const path = join(folder, 'journal.db');
    const journal = openJournal(path, { clock: new FakeClock() });
    for (let turn = 0; turn < 500; turn++) write(journal);
    journal.close();
    expect(readFileSync(path).toString('latin1').split(body).length - 1).toBe(1);
  }));

test.each([
  ['no database at all', () => Buffer.from('<html>oops</html>'.repeat(500))],
  ['cut in its first page', (good: Buffer) => good.subarray(0, 700)],
  [
    'overwritten in the middle',
    (good: Buffer) => Buffer.concat([good.subarray(0, 200), Buffer.alloc(good.length - 200, 0x5a)]),
  ],
])('a file that is %s is set aside, and a new one begun', (_, damage) =>
  withTemporaryFolder(async (folder) => {
    const path = join(folder, 'journal.db');
    const clock = new FakeClock();
    const first = openJournal(path, { clock });
    write(first);
    first.close();
    const damaged = damage(readFileSync(path));
    writeFileSync(path, damaged);
    const second = openJournal(path, { clock });
    expect(second.setAside).toEqual({ path: `${path}.damaged-2026-01-01T00-00-00-000Z`, why: 'damaged' });
    expect(readFileSync(second.setAside?.path ?? '').equals(damaged)).toBe(true);
    expect(second.recentRequests(10)).toEqual([]);
    write(second);
    expect(second.recentRequests(10)).toEqual([accepted]);
    second.close();
  }),
);

test('damage that shows only later is set aside while running, and the row is not lost', () =>
  withTemporaryFolder(async (folder) => {
    const path = join(folder, 'journal.db');
    const clock = new FakeClock();
    const first = openJournal(path, { clock });
    for (let turn = 0; turn < 200; turn++) {
      first.recordPortEvent({ at, portId: port, kind: 'state', detail: `turn ${turn}`.repeat(50) });
    }
    first.close();
    const bytes = readFileSync(path);
    // The pages behind the schema: opening still works, reading does not.
    bytes.fill(0x5a, 4096 * 2);
    writeFileSync(path, bytes);
    const warnings: string[] = [];
    const second = openJournal(path, { clock, warn: (message) => warnings.push(message) });
    second.recordPortEvent({ at, portId: port, kind: 'state', detail: 'new' });
    expect(second.recentPortEvents(5)).toEqual([{ at, portId: port, kind: 'state', detail: 'new' }]);
    expect(second.setAside?.why).toBe('damaged');
    expect(warnings.length).toBeGreaterThan(0);
    second.close();
  }));

test('a file of a newer Portlight is left whole', () =>
  withTemporaryFolder(async (folder) => {
    const path = join(folder, 'journal.db');
    const newer = new DatabaseSync(path);
    newer.exec('PRAGMA user_version = 99; CREATE TABLE future (x); INSERT INTO future VALUES (1);');
    newer.close();
    const journal = openJournal(path, { clock: new FakeClock() });
    expect(journal.setAside).toEqual({ path: `${path}.newer-2026-01-01T00-00-00-000Z`, why: 'newer' });
    write(journal);
    const kept = new DatabaseSync(journal.setAside?.path ?? '');
    expect(kept.prepare('SELECT x FROM future').all()).toHaveLength(1);
    kept.close();
    journal.close();
  }));

test('where no file can be opened history lives in memory, and the app hears of it', () =>
  withTemporaryFolder(async (folder) => {
    const blocked = join(folder, 'file');
    writeFileSync(blocked, 'not a folder');
    const warnings: string[] = [];
    const journal = openJournal(join(blocked, 'journal.db'), {
      clock: new FakeClock(),
      warn: (message) => warnings.push(message),
    });
    write(journal);
    expect(journal.recentRequests(1)).toEqual([accepted]);
    expect(warnings).toEqual([expect.stringContaining('memory only')]);
    expect(journal.fault).toMatchObject({ kind: 'memory' });
    expect(existsSync(join(blocked, 'journal.db'))).toBe(false);
  }));

test('never throws, not even after it was closed', () => {
  const journal = openJournal(':memory:', { clock: new FakeClock() });
  journal.close();
  expect(() => write(journal)).not.toThrow();
  expect(journal.recentRequests(5)).toEqual([]);
  expect(() => journal.close()).not.toThrow();
});

test('forgets what is older than the retention', async () => {
  const clock = new FakeClock();
  const journal = openJournal(':memory:', { clock, retentionDays: 180 });
  write(journal);
  journal.recordPortEvent({ at, portId: port, kind: 'state', detail: null });
  await clock.advance(180 * DAY_MS);
  write(journal, accepted, new Date(clock.nowMs()).toISOString());
  journal.prune();
  expect(journal.recentRequests(10)).toHaveLength(2);
  await clock.advance(1);
  journal.prune();
  expect(journal.recentRequests(10)).toHaveLength(1);
  expect(journal.recentPortEvents(10)).toEqual([]);
});

test('a clock that is years ahead costs a week of history, not all of it', async () => {
  const clock = new FakeClock();
  const journal = openJournal(':memory:', { clock, retentionDays: 180 });
  const days = [0, 3, 6, 8, 30];
  for (const day of days) {
    write(journal, accepted, new Date(clock.nowMs() + day * DAY_MS).toISOString());
  }
  await clock.advance(2000 * DAY_MS);
  journal.prune();
  expect(journal.recentRequests(10)).toHaveLength(2);
});

test('what a clock in the past has dated is not forgotten before what is older', async () => {
  const clock = new FakeClock();
  const journal = openJournal(':memory:', { clock, retentionDays: 180 });
  write(journal);
  write(journal, null, '2015-01-01T00:00:00.000Z');
  journal.recordPortEvent({ at: '1970-01-01T00:00:00.000Z', portId: port, kind: 'state', detail: null });
  journal.prune();
  expect(journal.recentRequests(10)).toHaveLength(2);
  expect(journal.openNumbers()).toHaveLength(2);
  expect(journal.recentPortEvents(10)).toHaveLength(1);
  await clock.advance(181 * DAY_MS);
  journal.prune();
  expect(journal.recentRequests(10)).toEqual([]);
  expect(journal.recentPortEvents(10)).toEqual([]);
});

test('what a clock in the future has dated keeps nothing else from being forgotten', async () => {
  const clock = new FakeClock();
  const journal = openJournal(':memory:', { clock, retentionDays: 180 });
  write(journal, accepted, '2036-01-01T00:00:00.000Z');
  write(journal);
  await clock.advance(181 * DAY_MS);
  write(journal, accepted, new Date(clock.nowMs()).toISOString());
  journal.prune();
  expect(journal.recentRequests(10)).toHaveLength(2);
});

test('a clock in the past forgets nothing', () =>
  withTemporaryFolder(async (folder) => {
    const path = join(folder, 'journal.db');
    const journal = openJournal(path, { clock: new FakeClock() });
    write(journal);
    journal.close();
    const again = openJournal(path, { clock: new FakeClock(Date.UTC(2015, 0, 1)) });
    again.prune();
    expect(again.recentRequests(10)).toHaveLength(1);
    again.close();
  }));

test('keeps within its size by forgetting the oldest', () =>
  withTemporaryFolder(async (folder) => {
    const path = join(folder, 'journal.db');
    const clock = new FakeClock();
    const maxBytes = 512 * 1024;
    const journal = openJournal(path, { clock, maxBytes });
    for (let turn = 0; turn < 3000; turn++) {
      const answer = `${turn} `.repeat(100);
      write(journal, { ...accepted, answer }, new Date(clock.nowMs() + turn).toISOString());
    }
    journal.prune();
    const left = journal.recentRequests(10_000);
    expect(left.length).toBeGreaterThan(400);
    expect(left.length).toBeLessThan(3000);
    expect(left[0]?.answer).toMatch(/^2999 /);
    journal.close();
    expect(readFileSync(path).length).toBeLessThanOrEqual(maxBytes);
  }));

test('keeps near its size between two prunings as well', () => {
  const clock = new FakeClock();
  const maxBytes = 512 * 1024;
  const journal = openJournal(':memory:', { clock, maxBytes });
  for (let turn = 0; turn < 3000; turn++) write(journal, { ...accepted, answer: `${turn} `.repeat(100) });
  const left = journal.recentRequests(10_000);
  expect(left.length).toBeGreaterThan(400);
  expect(left.length).toBeLessThan(2000);
  expect(left[0]?.answer).toMatch(/^2999 /);
});
