import { expect, test } from 'vitest';
import { RequestRow } from '../../../../../src-renderer/features/history-page/request-row.tsx';
import { draw } from '../../../../support/renderer-harness/draw.tsx';
import { makeSnapshot } from '../../../../support/renderer-harness/made-up-snapshot.ts';

const { lastExchange } = makeSnapshot({ name: 'calm', ports: 8, theme: 'light' }).sync;
if (lastExchange === null) throw new Error('no exchange');
const list = { ...lastExchange, kind: 'request', key: '1', strategy: 'list' } as const;
const drawn = (row: typeof list) => draw(<RequestRow row={row} isOpen={false} onToggle={() => undefined} />);

test('the row of a single call and of a check says which one it was, that of a list nothing more', () => {
  expect(drawn({ ...list, call: 'removeNumber', added: [] })).toContain('>removeNumber<');
  expect(drawn({ ...list, cause: 'check', request: '{\n  "numbers": [],\n  "test": "test2"\n}' })).toContain(
    '>test2<',
  );
  expect(drawn(list)).not.toMatch(/sendNumbersOnline|test\d/);
});
