import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import papaparse from 'papaparse';
import { expect, test } from 'vitest';
import type { JournalQuery, JournalRow } from '../../../src-main/shared/journal-view.ts';
import { everything, openHistory } from '../../support/history.ts';
import { listEntry } from '../../support/list-entries.ts';
import { withTemporaryFolder } from '../../support/temporary-folder.ts';

const hard = '=HYPERLINK("http://example.com"); "quoted", Grüße\r\n+second line';

function fill(history: ReturnType<typeof openHistory>): void {
  history.send(0, [1, 2], { added: [listEntry(1).number], answer: hard });
  for (let turn = 1; turn <= 120; turn++) history.event(turn, 'Port1', 'state-active');
  const fault = { code: '@SUM(A1)', text: '-1+1', httpStatus: 500 };
  history.send(200, [2], { outcome: 'failed', httpStatus: 500, answer: null, fault });
}

async function written(format: 'csv' | 'json', query: Partial<JournalQuery> = {}) {
  return await withTemporaryFolder(async (folder) => {
    const history = openHistory();
    fill(history);
    const path = join(folder, `history.${format}`);
    const report = await history.journal.exportTo(path, { ...everything, ...query }, format);
    return { report, text: readFileSync(path, 'utf8'), files: readdirSync(folder) };
  });
}

test('writes all rows as CSV which a spreadsheet reads, beyond any page', async () => {
  const { report, text, files } = await written('csv', { limit: 5 });
  expect(report).toEqual({ ok: true, value: { rows: 122 } });
  expect(files).toEqual(['history.csv']);
  expect(text.startsWith('\ufefftime,kind,port,')).toBe(true);
  const { data, errors } = papaparse.parse<Record<string, string>>(text.trimEnd(), { header: true });
  expect(errors).toEqual([]);
  expect(data).toHaveLength(122);
  expect(data[0]).toMatchObject({ kind: 'request', outcome: 'failed', count: '1', http_status: '500' });
  expect(data[1]).toMatchObject({ kind: 'port event', port: 'Port1', event: 'state-active', detail: '' });
  expect(data.at(-1)).toMatchObject({ strategy: 'list', cause: 'heartbeat', duration_ms: '5' });
  // RFC 4180: each line ends so, and what stands in quotes is as it was.
  expect(text.split('\r\n').length).toBeGreaterThan(122);
  expect(data.at(-1)?.['answer']).toContain('Grüße\r\n+second line');
});

test('no cell is a formula', async () => {
  const { text } = await written('csv');
  const { data } = papaparse.parse<readonly string[]>(text.replace('\ufeff', '').trimEnd());
  const cells = data.flat();
  expect(cells).toContain("'-1+1");
  expect(cells).toContain("'@SUM(A1)");
  expect(cells).toContain(`'${hard}`);
  expect(cells).toContain(`'${listEntry(1).number}`);
  expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
});

test('writes JSON with bodies as values, also when nothing is found', async () => {
  const { text } = await written('json');
  const rows: readonly JournalRow[] = JSON.parse(text);
  expect(rows).toHaveLength(122);
  expect(rows.at(-1)).toMatchObject({
    kind: 'request',
    answer: hard,
    request: { numbers: [{ number: listEntry(1).number }, { number: listEntry(2).number }] },
  });
  expect(JSON.parse((await written('json', { text: 'nowhere' })).text)).toEqual([]);
});

test('an answer that no spreadsheet takes is cut in CSV, which says so, and whole in JSON', () =>
  withTemporaryFolder(async (folder) => {
    const { journal, send } = openHistory();
    const answer = 'x'.repeat(50_000);
    send(0, [1], { answer });
    await journal.exportTo(join(folder, 'history.csv'), everything, 'csv');
    await journal.exportTo(join(folder, 'history.json'), everything, 'json');
    const csv = papaparse.parse<Record<string, string>>(readFileSync(join(folder, 'history.csv'), 'utf8'), {
      header: true,
    });
    expect(csv.data[0]?.['answer']).toMatch(/^x{16384}\n\[33616 more characters are left out here\]$/);
    expect(JSON.parse(readFileSync(join(folder, 'history.json'), 'utf8'))).toMatchObject([{ answer }]);
  }));

test('writes what the query finds and nothing else', async () => {
  const { report } = await written('csv', { kind: 'requests', outcome: 'failed' });
  expect(report).toEqual({ ok: true, value: { rows: 1 } });
});

test('replaces an older file at the end, and leaves nothing behind where it cannot write', () =>
  withTemporaryFolder(async (folder) => {
    const history = openHistory();
    fill(history);
    const path = join(folder, 'history.csv');
    await history.journal.exportTo(path, everything, 'json');
    await history.journal.exportTo(path, everything, 'csv');
    expect(readFileSync(path, 'utf8')).toContain('port event');
    const blocked = join(folder, 'taken');
    mkdirSync(join(blocked, 'inside'), { recursive: true });
    expect(await history.journal.exportTo(blocked, everything, 'csv')).toMatchObject({
      ok: false,
      error: expect.stringContaining('Choose another place'),
    });
    expect(readdirSync(folder)).toEqual(['history.csv', 'taken']);
    const nowhere = await history.journal.exportTo(join(folder, 'no', 'folder.csv'), everything, 'csv');
    expect(nowhere.ok).toBe(false);
  }));

test('two exports to one file at the same time do not mix', () =>
  withTemporaryFolder(async (folder) => {
    const history = openHistory();
    fill(history);
    const path = join(folder, 'history.json');
    const both = await Promise.all([
      history.journal.exportTo(path, everything, 'json'),
      history.journal.exportTo(path, { ...everything, kind: 'requests' }, 'json'),
    ]);
    expect(both).toEqual([
      { ok: true, value: { rows: 122 } },
      { ok: true, value: { rows: 2 } },
    ]);
    expect([2, 122]).toContain(JSON.parse(readFileSync(path, 'utf8')).length);
    expect(readdirSync(folder)).toEqual(['history.json']);
  }));

test('a file of somebody that happens to end with .part is left alone', () =>
  withTemporaryFolder(async (folder) => {
    const history = openHistory();
    fill(history);
    const path = join(folder, 'history.csv');
    writeFileSync(`${path}.part`, 'mine');
    await history.journal.exportTo(path, everything, 'csv');
    expect(readFileSync(`${path}.part`, 'utf8')).toBe('mine');
  }));

test('prunings meanwhile cost the rows that they forget, and no other', () =>
  withTemporaryFolder(async (folder) => {
    const { journal, event, clock } = openHistory();
    for (let turn = 0; turn < 200; turn++) event(turn, 'Port1', 'old');
    for (let turn = 0; turn < 200; turn++) event(181 * 24 * 60 + turn, 'Port1', 'new');
    await clock.advance(181 * 24 * 3600 * 1000);
    const path = join(folder, 'history.json');
    const exported = journal.exportTo(path, everything, 'json');
    journal.prune();
    expect(await exported).toEqual({ ok: true, value: { rows: 200 } });
    expect(JSON.parse(readFileSync(path, 'utf8'))).toHaveLength(200);
  }));

test('after closing it says that nothing can be read', async () => {
  const { journal } = openHistory();
  journal.close();
  expect(await journal.search(everything)).toMatchObject({ ok: false });
});
