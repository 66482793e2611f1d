import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
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
    expect(existsSync(`${blocked}.part`)).toBe(false);
    const nowhere = await history.journal.exportTo(join(folder, 'no', 'folder.csv'), everything, 'csv');
    expect(nowhere.ok).toBe(false);
  }));

test('after closing it says that nothing can be read', async () => {
  const { journal } = openHistory();
  journal.close();
  expect(await journal.search(everything)).toMatchObject({ ok: false });
});
