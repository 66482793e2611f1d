import { describe, expect, test } from 'vitest';
import { listEntries, listEntry } from '../../support/list-entries.ts';
import { createSyncBench } from '../../support/sync-bench.ts';

const two = listEntries(2);
const three = listEntries(3);

describe('faults', () => {
  test.each([
    [401, 'ERROR_WRONG_KEY', 'blocked'],
    [403, 'API_ACCESS_IP', 'blocked'],
    [405, 'REQUEST_NOT_FOUND', 'blocked'],
    [500, 'oops', 'retrying'],
    [200, '<html>login</html>', 'retrying'],
    [200, '', 'retrying'],
    [429, '', 'retrying'],
  ])('%i %s ends in a state, a text and a row', async (status, body, state) => {
    const bench = createSyncBench({ entries: two });
    bench.client.next({ status, body });
    bench.service.start();
    await bench.clock.advance(200);
    const view = bench.service.view();
    expect(view.state).toBe(state);
    expect(view.lastError).toMatchObject({ httpStatus: status, text: expect.stringMatching(/\.$/) });
    expect(bench.journal.recentRequests(5)).toMatchObject([
      { httpStatus: status, fault: { text: view.lastError?.text } },
    ]);
  });

  test('a block gets one try per heartbeat, until the key changes', async () => {
    const bench = createSyncBench({ entries: two });
    bench.client.rule = () => ({ status: 401, body: 'ERROR_WRONG_KEY' });
    bench.service.start();
    await bench.clock.advance(100);
    bench.set(three);
    await bench.clock.advance(900_000);
    expect(bench.times()).toEqual([0, 285_000, 570_000, 855_000]);
    bench.client.rule = () => null;
    bench.state.target = { baseUrl: 'https://upstream.example', apiKey: 'another-key' };
    bench.service.changed();
    await bench.clock.advance(100);
    expect(bench.service.view()).toMatchObject({ state: 'idle', lastError: null });
    expect(bench.client.calls.at(-1)?.target.apiKey).toBe('another-key');
  });

  test('retries grow, and the first success ends them', async () => {
    const bench = createSyncBench({ entries: two });
    bench.client.rule = () => ({ fault: 'refused' });
    bench.service.start();
    await bench.clock.advance(70_000);
    expect(bench.times().slice(0, 6)).toEqual([0, 2_100, 6_200, 13_300, 20_400, 27_500]);
    bench.client.rule = () => null;
    await bench.clock.advance(30_000);
    expect(bench.service.view()).toMatchObject({ state: 'idle', lastError: null });
  });

  test.each([429, 503])('%i with a wish to wait is kept', async (status) => {
    const bench = createSyncBench({ entries: two });
    bench.service.start();
    await bench.clock.advance(20_000);
    bench.client.next({ status, body: '', retryAfter: '25' });
    bench.set(three);
    await bench.clock.advance(27_000);
    expect(bench.times()).toEqual([0, 21_000, 46_100]);
  });

  test.each([429, 503])('%i with a longer wish than the heartbeat allows is cut short', async (status) => {
    const bench = createSyncBench({ entries: two });
    bench.service.start();
    await bench.clock.advance(100_000);
    bench.client.next({ status, body: '', retryAfter: '3600' });
    bench.set(three);
    await bench.clock.advance(200_000);
    expect(bench.times()).toEqual([0, 101_000, 297_000]);
    expect(bench.service.view().gaps).toEqual([]);
  });

  test('a gap is kept with its reason', async () => {
    const bench = createSyncBench({ entries: two });
    bench.service.start();
    await bench.clock.advance(1_000);
    bench.client.rule = () => ({ fault: 'dns' });
    await bench.clock.advance(400_000);
    expect(bench.service.view().gaps).toMatchObject([
      { from: '2026-01-01T00:00:00.100Z', to: null, reason: expect.stringContaining('name of the upstream') },
    ]);
    bench.client.rule = () => null;
    await bench.clock.advance(60_000);
    expect(bench.service.view().gaps).toHaveLength(1);
    expect(bench.service.view().gaps[0]?.to).not.toBeNull();
  });

  test('a client that throws is a failed request, not the end of sync', async () => {
    const bench = createSyncBench({ entries: two });
    bench.client.rule = () => {
      bench.client.rule = () => null;
      throw new Error('a bug');
    };
    bench.service.start();
    await bench.clock.advance(5_000);
    expect(bench.service.view().state).toBe('idle');
  });
});

test.each([
  ['yes', 200, '{"response":1}'],
  ['no', 401, 'ERROR_WRONG_KEY'],
])('a changed address does not believe a %s of the old one', async (_, status, body) => {
  const bench = createSyncBench({ entries: two });
  bench.client.next({ status, body });
  bench.client.latencyMs = 1_000;
  bench.service.start();
  await bench.clock.advance(500);
  bench.state.target = { baseUrl: 'https://other.example', apiKey: 'key-of-the-test' };
  bench.service.changed();
  await bench.clock.advance(5_000);
  expect(bench.client.calls.map((call) => call.target.baseUrl)).toEqual([
    'https://upstream.example',
    'https://other.example',
  ]);
  expect(bench.service.view().state).toBe('idle');
});

describe('the word for the one number that is refused', () => {
  async function wordFor(body: string, mode: 'list' | 'incremental' = 'list') {
    const bench = createSyncBench({ entries: two, mode });
    bench.service.start();
    await bench.clock.advance(10_000);
    const refused = listEntry(3).number;
    bench.client.rule = (entries) =>
      entries.some(({ number }) => number === refused) ? { status: 400, body } : null;
    bench.set(three);
    await bench.clock.advance(20_000);
    expect(bench.service.view().lastError).toBeNull();
    return bench.service.numberView(refused).text;
  }

  test.each(['list', 'incremental'] as const)(
    'says what to do where the code is documented (%s)',
    async (mode) => {
      expect(await wordFor('ERROR_DATE', mode)).toMatch(/clock is right\. \(ERROR_DATE\)$/);
      expect(await wordFor('{"response":"NUMBER_FORMAT_ERROR: +1"}', mode)).toMatch(
        /^The vendor says .* Check .* \(NUMBER_FORMAT_ERROR: \+1\)$/,
      );
    },
  );

  test('is what the upstream says where nobody knows its words', async () => {
    expect(await wordFor('OPERATOR_CLOSED')).toBe('OPERATOR_CLOSED');
  });
});
