import { describe, expect, it } from 'vitest';
import type { ExchangeView } from '../../../src-main/shared/sync-view.ts';
import { createRequestRecorder } from '../../../src-main/sync/request-recorder.ts';
import { parseAnswer } from '../../../src-main/upstream/answer-parser.ts';
import { listCall } from '../../../src-main/upstream/upstream-call.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { listEntries } from '../../support/list-entries.ts';

const entries = listEntries(2);

/** What the history keeps of a check that is answered with this body. */
async function recorded(mode: 'test1' | 'test2', body: string): Promise<ExchangeView> {
  const call = listCall(entries, mode);
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
});
