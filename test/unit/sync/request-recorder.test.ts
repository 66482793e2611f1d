import { describe, expect, it } from 'vitest';
import type { ExchangeView } from '../../../src-main/shared/sync-view.ts';
import { createRequestRecorder } from '../../../src-main/sync/request-recorder.ts';
import { parseAnswer } from '../../../src-main/upstream/answer-parser.ts';
import type { ListEntry } from '../../../src-main/upstream/list-entry.ts';
import { listCall } from '../../../src-main/upstream/upstream-call.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { listEntries } from '../../support/list-entries.ts';

const entries = listEntries(2);

/** What the history keeps of a check that is answered with this body. */
async function recorded(
  mode: 'test1' | 'test2',
  body: string,
  sent: readonly ListEntry[] = entries,
): Promise<ExchangeView> {
  const call = listCall(sent, mode);
  const rows: ExchangeView[] = [];
  const record = createRequestRecorder({
    clock: new FakeClock(),
    journal: { beginRequest: () => 1, finishRequest: (_id, view) => rows.push(view) },
    client: {
      send: async () => ({
        kind: 'answered',
        request: call.body,
        durationMs: 5,
        httpStatus: 200,
        body,
        answer: parseAnswer({ httpStatus: 200, body, retryAfter: null }, call.numbers, 0),
      }),
    },
  });
  await record({
    kind: 'check',
    cause: 'check',
    call,
    strategy: 'list',
    timeoutMs: 1000,
    difference: { added: [], removed: [] },
    target: { baseUrl: 'https://upstream.example', apiKey: 'key' },
    signal: new AbortController().signal,
  });
  const [view] = rows;
  if (view === undefined) throw new Error('no row');
  return view;
}

describe('the row of a check in the history', () => {
  it('tells the print of "test2" as what it is: the answer that was asked for', async () => {
    const view = await recorded('test2', listCall(entries, 'test2').body);
    expect(view).toMatchObject({ outcome: 'accepted', fault: null });
  });

  it('tells an answer that is neither a print nor a known word as a failure', async () => {
    expect(await recorded('test2', '<html>')).toMatchObject({ outcome: 'failed' });
    expect(await recorded('test1', listCall(entries, 'test1').body)).toMatchObject({ outcome: 'failed' });
  });

  it('keeps the print of a full pool whole', async () => {
    const pool = listEntries(512);
    const print = listCall(pool, 'test2').body;
    expect((await recorded('test2', print, pool)).answer).toBe(print);
  });

  it('keeps 256 KiB of what nobody can read, and says how much is missing', async () => {
    const { answer } = await recorded('test1', 'x'.repeat(300_000));
    expect(answer).toHaveLength(256 * 1024 + '\n[37856 more characters are left out here]'.length);
    expect(answer).toMatch(/x\n\[37856 more characters are left out here\]$/);
  });

  it('keeps no more than the beginning of a web page, and says so as well', async () => {
    const page = `<html>${'x'.repeat(20_000)}`;
    expect((await recorded('test1', page)).answer).toBe(
      `${page.slice(0, 16_384)}\n[3622 more characters are left out here]`,
    );
  });
});
