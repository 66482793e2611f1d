import { describe, expect, it } from 'vitest';
import { createAnswerer, type IpcHandlers } from '../../../src-main/ipc/answer-calls.ts';
import { ok } from '../../../src-main/shared/result.ts';

function answererWith(handlers: Partial<IpcHandlers>) {
  const warnings: string[] = [];
  const answerer = createAnswerer(handlers as IpcHandlers, (message) => warnings.push(message));
  return { answerer, warnings };
}

describe('createAnswerer', () => {
  it('hands a request that fits its schema to the handler', async () => {
    const dismissed: string[] = [];
    const { answerer, warnings } = answererWith({
      'notice:dismiss'({ id }) {
        dismissed.push(id);
        return ok(null);
      },
    });
    expect(await answerer.answer('notice:dismiss', { id: 'a' })).toEqual(ok(null));
    expect(dismissed).toEqual(['a']);
    expect(warnings).toEqual([]);
  });

  it('refuses a request that does not fit, and logs the channel without the payload', async () => {
    const { answerer, warnings } = answererWith({});
    const answer = await answerer.answer('settings:set-upstream', {
      url: 'https://example.com',
      key: 'secret',
    });
    expect(answer).toMatchObject({ ok: false });
    expect(warnings).toEqual(['settings:set-upstream: the request does not fit its schema']);
  });

  it('tells in words what a handler threw', async () => {
    const { answerer, warnings } = answererWith({
      'sync:now': () => {
        throw new Error('the disk is full');
      },
    });
    expect(await answerer.answer('sync:now', undefined)).toEqual({
      ok: false,
      error: 'That did not work: the disk is full',
    });
    expect(warnings).toEqual(['sync:now: the disk is full']);
  });
});
