import { describe, expect, test } from 'vitest';
import { listEntries, listEntry } from '../../support/list-entries.ts';
import { createStartedBench, createSyncBench } from '../../support/sync-bench.ts';

const two = listEntries(2);
const three = listEntries(3);

function startedBench(mode: 'list' | 'incremental' = 'list') {
  return createStartedBench({ entries: two, mode });
}

describe('a check', () => {
  test.each(['list', 'incremental'] as const)(
    'in %s mode is one test request, saved nowhere',
    async (mode) => {
      const bench = await startedBench(mode);
      const before = bench.service.view();
      const asked = bench.service.check('test1');
      await bench.clock.advance(100);
      expect(await asked).toMatchObject({
        ok: true,
        value: {
          mode: 'test1',
          at: '2026-01-01T00:00:10.000Z',
          count: 2,
          outcome: 'accepted',
          fault: null,
          missing: [],
          unexpected: [],
          differences: [],
        },
      });
      expect(bench.client.story.slice(1)).toEqual(['test1 Port1 Port2']);
      expect(bench.journal.recentRequests(1)).toMatchObject([{ cause: 'check', outcome: 'accepted' }]);
      const { nextAt: _moved, ...after } = bench.service.view();
      expect(before).toMatchObject(after);
      expect(bench.confirmed).toHaveLength(1);
    },
  );

  test('shows a refusal without changing anything else', async () => {
    const bench = await startedBench();
    bench.client.next({ status: 400, body: 'ERROR_DATE' });
    const asked = bench.service.check('test1');
    await bench.clock.advance(100);
    expect(await asked).toMatchObject({
      value: { outcome: 'rejected', fault: { code: 'ERROR_DATE' }, missing: [], answer: 'ERROR_DATE' },
    });
    expect(bench.service.view()).toMatchObject({ state: 'idle', lastError: null });
  });

  test('names what the answer does not know, and what was not sent', async () => {
    const bench = await startedBench();
    const ids = { [listEntry(1).number]: 7, '+46701000009': 9, '+46701000010': null };
    bench.client.next({ status: 200, body: JSON.stringify({ response: 1, ids }) });
    const asked = bench.service.check('test1');
    await bench.clock.advance(100);
    expect(await asked).toMatchObject({
      value: { missing: [listEntry(2).number], unexpected: ['+46701000009'] },
    });
  });

  test('says so at once when the last number leaves the list meanwhile', async () => {
    const bench = await startedBench();
    bench.client.rule = (_entries, call) => (call.test === null ? null : 'silence');
    const asked = bench.service.check('test1');
    await bench.clock.advance(1_000);
    bench.set([]);
    await bench.clock.advance(2_500);
    expect(await asked).toEqual({ ok: false, error: expect.stringContaining('nothing to check') });
  });

  test('asked twice is answered by one request; the other kind by one more', async () => {
    const bench = await startedBench();
    const asked = [bench.service.check('test1'), bench.service.check('test1'), bench.service.check('test2')];
    await bench.clock.advance(5_000);
    await Promise.all(asked);
    expect(bench.client.story.slice(1)).toEqual(['test1 Port1 Port2', 'test2 Port1 Port2']);
    expect(bench.times()).toEqual([0, 10_000, 12_100]);
  });

  test('keeps 2 s behind the request before, and waits for one that is in flight', async () => {
    const bench = createSyncBench({ entries: two });
    bench.service.start();
    await bench.clock.advance(50);
    const asked = bench.service.check('test1');
    await bench.clock.advance(5_000);
    expect(await asked).toMatchObject({ ok: true });
    expect(bench.times()).toEqual([0, 2_100]);
    expect(bench.client.maxInFlight).toBe(1);
  });

  test('gives way to a change that comes up while it hangs, and is asked again after it', async () => {
    const bench = await startedBench();
    bench.client.next('silence');
    const asked = bench.service.check('test1');
    await bench.clock.advance(500);
    bench.set(three);
    await bench.clock.advance(6_000);
    expect(bench.client.story.slice(1)).toEqual([
      'test1 Port1 Port2',
      'sendNumbersOnline Port1 Port2 Port3',
      'test1 Port1 Port2 Port3',
    ]);
    expect(bench.times()[2]).toBe(12_500);
    expect(await asked).toMatchObject({ value: { count: 3, outcome: 'accepted' } });
  });

  test('never delays the proof of life, however slow its answer is', async () => {
    const bench = await startedBench();
    await bench.clock.advance(265_000);
    bench.client.next('silence');
    const asked = bench.service.check('test1');
    await bench.clock.advance(12_000);
    expect(await asked).toMatchObject({ value: { outcome: 'failed', fault: { code: 'timeout' } } });
    expect(bench.times()).toEqual([0, 275_000, 285_000]);
    expect(bench.service.view()).toMatchObject({ state: 'idle', gaps: [] });
  });

  test('shortly before the proof of life leaves behind it', async () => {
    const bench = await startedBench();
    await bench.clock.advance(271_000);
    const asked = bench.service.check('test1');
    await bench.clock.advance(10_000);
    expect(await asked).toMatchObject({ ok: true });
    expect(bench.client.story.slice(1)).toEqual(['sendNumbersOnline Port1 Port2', 'test1 Port1 Port2']);
  });

  test('may leave while the list is held up, so that a person can look into it', async () => {
    const bench = await startedBench();
    bench.client.rule = () => ({ status: 403, body: 'API_ACCESS_IP' });
    void bench.service.syncNow();
    await bench.clock.advance(5_000);
    bench.client.rule = () => null;
    const asked = bench.service.check('test1');
    await bench.clock.advance(100);
    expect(await asked).toMatchObject({ value: { outcome: 'accepted' } });
    expect(bench.service.view().state).toBe('blocked');
  });

  test('gives way to no change that has to wait for longer than the answer can take', async () => {
    const bench = await startedBench();
    bench.client.rule = () => ({ status: 403, body: 'API_ACCESS_IP' });
    void bench.service.syncNow();
    await bench.clock.advance(5_000);
    bench.set(three);
    const before = bench.times().length;
    bench.client.rule = () => null;
    bench.client.latencyMs = 2_000;
    const asked = bench.service.check('test1');
    for (let turn = 0; turn < 30; turn++) {
      await bench.clock.advance(100);
      bench.service.changed();
    }
    expect(bench.times()).toHaveLength(before + 1);
    expect(await asked).toMatchObject({ value: { outcome: 'accepted' } });
  });

  test('that never finds room is given up after a minute, in words', async () => {
    const bench = await startedBench();
    bench.client.rule = (_entries, { test: mode }) => (mode === null ? null : 'silence');
    const asked = bench.service.check('test1');
    for (let turn = 0; turn < 130; turn++) {
      bench.set(turn % 2 === 0 ? three : two);
      await bench.clock.advance(500);
    }
    expect(await asked).toMatchObject({ ok: false, error: expect.stringContaining('Try again') });
  });

  test('of an empty list is refused in words, as it might delete all', async () => {
    const bench = await startedBench();
    bench.set([]);
    expect(await bench.service.check('test1')).toMatchObject({ ok: false });
  });

  test('is answered when the app stops meanwhile', async () => {
    const bench = await startedBench();
    bench.client.rule = () => 'silence';
    const asked = bench.service.check('test2');
    await bench.clock.advance(50);
    await bench.service.stop();
    expect(await asked).toMatchObject({ ok: false, error: 'Portlight is closing.' });
    expect(bench.clock.timers).toBe(0);
  });
});

describe('test2', () => {
  async function printed(body: string) {
    const bench = await startedBench();
    bench.client.next({ status: 200, body });
    const asked = bench.service.check('test2');
    await bench.clock.advance(100);
    const answer = await asked;
    if (!answer.ok) throw new Error(answer.error);
    return answer.value;
  }
  const fields = { country_id: 46, operator: 24001, date_start: 1_767_225_600, rent: 0 };
  const one = { number: '+46701000001', port_id: 'Port1', ...fields };
  const other = { number: '+46701000002', port_id: 'Port2', ...fields };

  test('finds nothing to tell where the print is what was meant, in texts and without +', async () => {
    const numbers = [one, other].map((entry) =>
      Object.fromEntries(Object.entries(entry).map(([key, value]) => [key, String(value).replace('+', '')])),
    );
    expect(await printed(JSON.stringify({ response: 1, payload: { numbers } }))).toMatchObject({
      outcome: 'accepted',
      fault: null,
      missing: [],
      unexpected: [],
      differences: [],
    });
  });

  test('names each field that was understood in another way, missing and strange numbers', async () => {
    const numbers = [
      { ...one, rent: 1, operator: undefined, extra: 'x' },
      { ...other, number: '+46701000003' },
    ];
    expect(await printed(JSON.stringify({ numbers, test: 'test2' }))).toMatchObject({
      outcome: 'accepted',
      missing: ['+46701000002'],
      unexpected: ['+46701000003'],
      differences: [
        { number: '+46701000001', field: 'operator', meant: '24001', understood: null },
        { number: '+46701000001', field: 'rent', meant: '0', understood: '1' },
        { number: '+46701000001', field: 'extra', meant: null, understood: 'x' },
      ],
    });
  });

  test('an answer that prints nothing is told as what it is', async () => {
    expect(await printed('ERROR_TEST')).toMatchObject({ outcome: 'rejected', fault: { code: 'ERROR_TEST' } });
    expect(await printed('{"ok":true}')).toMatchObject({ outcome: 'failed', fault: { code: 'wrong-shape' } });
  });
});
