import { describe, expect, it } from 'vitest';
import { parsePrice } from '../../../../../src-renderer/features/inspector/price-text.ts';

describe('parsePrice', () => {
  it.each([
    ['12.5', 12.5],
    [' 12,50 ', 12.5],
    ['0', 0],
    ['1000000', 1_000_000],
  ])('reads "%s" as a price', (text, price) => {
    expect(parsePrice(text)).toEqual({ ok: true, price });
  });

  it('takes the price away when nothing is written', () => {
    expect(parsePrice('  ')).toEqual({ ok: true, price: null });
  });

  it.each(['-1', 'free', '1e3', '1.2.3', '1,000,000', '1000001', '12 EUR'])('refuses "%s"', (text) => {
    expect(parsePrice(text)).toEqual({ ok: false });
  });
});
