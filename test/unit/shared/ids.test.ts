import { expect, test } from 'vitest';
import { asE164 } from '../../../src-main/shared/ids.ts';

test('takes the example number of the vendor, which no numbering plan knows', () => {
  expect(asE164('+46050910804')).toBe('+46050910804');
});

test.each(['46700000001', '+0460000000', '+12345', '+1234567890123456', ''])(
  'refuses %j as no E.164 shape',
  (text) => {
    expect(asE164(text)).toBeNull();
  },
);
