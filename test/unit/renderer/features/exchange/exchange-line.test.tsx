import { describe, expect, it } from 'vitest';
import type { E164 } from '../../../../../src-main/shared/ids.ts';
import { ExchangeLine } from '../../../../../src-renderer/features/exchange/exchange-line.tsx';
import { draw } from '../../../../support/renderer-harness/draw.tsx';
import { makeSnapshot } from '../../../../support/renderer-harness/made-up-snapshot.ts';

const { lastExchange } = makeSnapshot({ name: 'calm', ports: 8, theme: 'light' }).sync;
if (lastExchange === null) throw new Error('no exchange');
const number = '+46701000001' as E164;

describe('the line of an exchange', () => {
  it('counts the numbers of a list', () => {
    expect(draw(<ExchangeLine exchange={lastExchange} />)).toContain('list, 8 numbers, accepted in 84 ms');
  });

  it('names the one number that was added or taken off by itself', () => {
    const added = { ...lastExchange, call: 'addNumber', count: 1, added: [number] } as const;
    expect(draw(<ExchangeLine exchange={added} />)).toContain('number added: +46701000001, accepted');
    const removed = {
      ...lastExchange,
      call: 'removeNumber',
      count: 1,
      added: [],
      removed: [number],
    } as const;
    expect(draw(<ExchangeLine exchange={removed} />)).toContain('number taken off: +46701000001, accepted');
  });

  it('calls a proof of life by its name', () => {
    const checked = { ...lastExchange, call: 'checkWork', count: 0, added: [] } as const;
    expect(draw(<ExchangeLine exchange={checked} />)).toContain('proof of life, accepted');
  });
});
