import { expect, test } from 'vitest';
import { listCall } from '../../../../../src-main/upstream/upstream-call.ts';
import { callWord } from '../../../../../src-renderer/features/exchange/call-word.ts';
import { listEntries } from '../../../../support/list-entries.ts';

function listBody(mode: 'test1' | 'test2' | null): string {
  return JSON.stringify(JSON.parse(listCall(listEntries(3), mode).body), null, 2);
}

test.each(['addNumber', 'removeNumber', 'checkWork'] as const)(
  'a single call has its own name: %s',
  (call) => {
    expect(callWord({ call, request: '{}' })).toBe(call);
  },
);

test.each(['test1', 'test2'] as const)('a check is named by its mode: %s', (mode) => {
  expect(callWord({ call: 'sendNumbersOnline', request: listBody(mode) })).toBe(mode);
});

test('the whole list needs no further word', () => {
  expect(callWord({ call: 'sendNumbersOnline', request: listBody(null) })).toBeNull();
});
