import { describe, expect, test } from 'vitest';
import { asPortId } from '../../../src-main/shared/ids.ts';
import { openHistory } from '../../support/history.ts';
import { listEntry, need } from '../../support/list-entries.ts';

const numberOf = (place: number) => listEntry(place).number;

test('shows requests and events in one row of time, newest first', async () => {
  const { send, event, find, page } = openHistory();
  send(0, [1]);
  event(1, 'Port1', 'sim-gone', '8946');
  send(2, []);
  event(3, 'Port2', 'state-active');
  expect(await find()).toEqual(['3 Port2', '2', '1 Port1', '0']);
  expect(await find({ kind: 'requests' })).toEqual(['2', '0']);
  expect(await find({ kind: 'port-events' })).toEqual(['3 Port2', '1 Port1']);
  const [newest, before] = (await page()).rows;
  expect(newest).toMatchObject({ kind: 'port-event', event: 'state-active', detail: null });
  expect(before).toMatchObject({ kind: 'request', strategy: 'list', cause: 'heartbeat', count: 0 });
});

test('finds a number in the list, among what was added or removed, in an answer and in an event', async () => {
  const { send, event, find } = openHistory();
  send(0, [1, 2]);
  send(1, [2], { removed: [numberOf(1)] });
  send(2, [2]);
  send(3, [2], { answer: `{"response":1,"ids":{"${numberOf(1)}":null}}` });
  event(4, 'Port1', 'number', `${numberOf(1)} (typed)`);
  event(5, 'Port2', 'number', `${numberOf(2)} (typed)`);
  expect(await find({ text: numberOf(1) })).toEqual(['4 Port1', '3', '1', '0']);
});

test('finds part of a number, also when it is typed with spaces', async () => {
  const { send, find } = openHistory();
  send(0, [1]);
  send(1, [12]);
  expect(await find({ text: '0012' })).toEqual(['1']);
  expect(await find({ text: '+46 701 00-0012' })).toEqual(['1']);
  expect(await find({ text: '700' })).toEqual([]);
});

test('finds a number again that left and came back', async () => {
  const { send, find } = openHistory();
  for (const [turn, places] of [[1, 2], [2], [2], [1, 2], [1], []].entries()) send(turn, places);
  expect(await find({ text: numberOf(1) })).toEqual(['4', '3', '0']);
  expect(await find({ text: numberOf(2) })).toEqual(['3', '2', '1', '0']);
});

test('all words must be there, in any case and any order', async () => {
  const { send, event, find } = openHistory();
  send(0, [1], { outcome: 'failed', answer: '<h1>502 Bad Gateway</h1>' });
  send(1, [1], { outcome: 'failed', answer: 'Bad luck' });
  event(2, 'Port1', 'state-attention', 'sim-failure: +CME ERROR: 13');
  expect(await find({ text: 'gateway BAD' })).toEqual(['0']);
  expect(await find({ text: 'bad' })).toEqual(['1', '0']);
  expect(await find({ text: 'cme error 13' })).toEqual(['2 Port1']);
});

test("finds an error by its code and by the words that people read, and the strategy's calls", async () => {
  const { send, begin, find } = openHistory();
  const fault = { code: 'API_ACCESS_IP', text: 'Your address is not allowed.', httpStatus: 403 };
  send(0, [1], { outcome: 'rejected', fault });
  begin(1, [1], 'incremental addNumber')();
  expect(await find({ text: 'api_access_ip' })).toEqual(['0']);
  expect(await find({ text: 'not allowed' })).toEqual(['0']);
  expect(await find({ text: 'addnumber' })).toEqual(['1']);
});

test('a port is found whole: Port1 is not Port12', async () => {
  const { send, event, find } = openHistory();
  send(0, [1]);
  send(1, [12]);
  event(2, 'Port1', 'state-active');
  event(3, 'Port12', 'state-active');
  expect(await find({ portId: 'Port1' })).toEqual(['2 Port1', '0']);
  expect(await find({ portId: 'port12', kind: 'port-events' })).toEqual(['3 Port12']);
  expect(await find({ text: 'port1' })).toEqual(['3 Port12', '2 Port1', '1', '0']);
});

test('filters by outcome, which only requests have', async () => {
  const { send, event, find } = openHistory();
  send(0, [1]);
  send(1, [1], { outcome: 'rejected' });
  send(2, [1], { outcome: 'failed' });
  event(3, 'Port1', 'state-active');
  expect(await find({ outcome: 'accepted' })).toEqual(['0']);
  expect(await find({ outcome: 'rejected' })).toEqual(['1']);
  expect(await find({ outcome: 'failed', text: numberOf(1) })).toEqual(['2']);
});

test('takes a time from its beginning up to but not with its end', async () => {
  const { send, event, find } = openHistory();
  for (const minutes of [0, 10, 20, 30]) {
    send(minutes, [1]);
    event(minutes + 1, 'Port1', 'state-active');
  }
  const from = '2026-01-01T00:10:00.000Z';
  const to = '2026-01-01T00:21:00.000Z';
  expect(await find({ from, to })).toEqual(['20', '11 Port1', '10']);
  expect(await find({ from, to, text: numberOf(1) })).toEqual(['20', '10']);
  expect(await find({ from: to })).toEqual(['31 Port1', '30', '21 Port1']);
  expect(await find({ to: from })).toEqual(['1 Port1', '0']);
  expect(await find({ from: '2027-01-01T00:00:00.000Z' })).toEqual([]);
});

test('a clock that was set back neither hides nor doubles a row', async () => {
  const { send, find } = openHistory();
  for (const minutes of [0, 120, 30, 60]) send(minutes, [1]);
  expect(await find()).toEqual(['60', '30', '120', '0']);
  expect(await find({ from: '2026-01-01T00:40:00.000Z' })).toEqual(['60', '120']);
});

test('a clock that was wrong for days hides nothing', async () => {
  const DAY = 24 * 60;
  const { send, event, find } = openHistory();
  send(0, [1]);
  event(1, 'Port1', 'state-active');
  send(5 * DAY, [1]);
  event(5 * DAY + 1, 'Port1', 'state-active');
  send(-3000 * DAY, [1]);
  event(-3000 * DAY, 'Port1', 'state-active');
  send(60, [1]);
  event(61, 'Port1', 'state-active');
  const newestFirst = ['61 Port1', '60', `${-3000 * DAY} Port1`, `${-3000 * DAY}`];
  const all = [...newestFirst, `${5 * DAY + 1} Port1`, `${5 * DAY}`, '1 Port1', '0'];
  expect(await find()).toEqual(all);
  expect(await find({ portId: 'Port1' })).toEqual(all);
  expect(await find({ from: '2026-01-01T00:40:00.000Z' })).toEqual([
    ...newestFirst.slice(0, 2),
    ...all.slice(4, 6),
  ]);
  expect(await find({ from: '2025-12-31T00:00:00.000Z', to: '2026-01-01T00:40:00.000Z' })).toEqual(
    all.slice(6),
  );
});

test('a long time in the middle of a long history is found page by page', async () => {
  const { event, page } = openHistory();
  for (let turn = 0; turn < 36_000; turn++) event(turn, 'Port1', 'state-active');
  const query = { from: '2026-01-01T10:00:00.000Z', to: '2026-01-24T00:00:00.000Z', limit: 3 } as const;
  const first = await page(query);
  expect(first.rows.map(({ at }) => at.slice(0, 16))).toEqual([
    '2026-01-23T23:59',
    '2026-01-23T23:58',
    '2026-01-23T23:57',
  ]);
  const second = await page({ ...query, before: first.next });
  expect(second.rows[0]?.at).toBe('2026-01-23T23:56:00.000Z');
});

describe('pages', () => {
  test('follow each other without a gap or a double, also when new rows come between', async () => {
    const { send, event, page } = openHistory();
    for (let minutes = 0; minutes < 20; minutes += 2) {
      send(minutes, [1]);
      event(minutes + 1, 'Port1', 'state-active');
    }
    const seen: string[] = [];
    let before: string | null = null;
    do {
      const { rows, next } = await page({ limit: 7, before });
      seen.push(...rows.map(({ at }) => at));
      send(100, [2]);
      before = next;
    } while (before !== null);
    expect(seen).toHaveLength(20);
    expect(seen).toEqual([...new Set(seen)].toSorted().toReversed());
  });

  test('end where nothing is left, and a full last page is the last one', async () => {
    const { send, page } = openHistory();
    for (let minutes = 0; minutes < 4; minutes++) send(minutes, [1]);
    const first = await page({ limit: 2 });
    const second = await page({ limit: 2, before: first.next });
    expect(second.rows).toHaveLength(2);
    expect(second.next).toBeNull();
  });

  test('reach the few old events of a thing that happens all the time', async () => {
    const { event, find } = openHistory();
    event(0, 'Port9', 'state-active', 'here');
    for (let turn = 0; turn < 6000; turn++) event(1, 'Port1', 'state-waiting', 'there');
    expect(await find({ text: 'state' })).toHaveLength(100);
    expect(await find({ text: 'there', limit: 500 })).toHaveLength(500);
    expect(await find({ portId: 'Port9' })).toEqual(['0 Port9']);
  });
});

test('a request under way is not shown before its answer', async () => {
  const { send, begin, find } = openHistory();
  send(0, [1]);
  const finish = begin(1, [2]);
  expect(await find()).toEqual(['0']);
  finish();
  expect(await find({ text: numberOf(2) })).toEqual(['1']);
});

test('words that stand nowhere find nothing, and a text without words finds everything', async () => {
  const { send, event, find } = openHistory();
  send(0, [1]);
  event(1, 'Port1', 'state-active');
  expect(await find({ text: 'nothing of the kind' })).toEqual([]);
  expect(await find({ text: ' + ' })).toEqual(['1 Port1', '0']);
});

test('what was forgotten is not found any more, and what came after it is', async () => {
  const { journal, send, clock, find } = openHistory();
  send(0, [1, 2]);
  journal.recordPortEvent({
    at: '2026-01-01T00:00:00.000Z',
    portId: need(asPortId('Port1')),
    kind: 'old',
    detail: null,
  });
  await clock.advance(181 * 24 * 3600 * 1000);
  send(181 * 24 * 60, [2, 3]);
  journal.prune();
  expect(await find({ text: numberOf(1) })).toEqual([]);
  expect(await find({ text: numberOf(2) })).toHaveLength(1);
  expect(await find({ text: 'old' })).toEqual([]);
});
