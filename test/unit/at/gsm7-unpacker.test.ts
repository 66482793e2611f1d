import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unpackGsm7 } from '../../../src-main/at/gsm7-unpacker.ts';

/** Packs ASCII letters, which are the same in the default alphabet. */
function pack(text: string): string {
  let bits = '';
  for (const letter of text) bits = letter.charCodeAt(0).toString(2).padStart(7, '0') + bits;
  const whole = bits.padStart(Math.ceil(bits.length / 8) * 8, '0');
  const octets = whole.match(/.{8}/g)?.toReversed() ?? [];
  return octets.map((octet) => Number.parseInt(octet, 2).toString(16).padStart(2, '0')).join('');
}

test('unpacks what was packed, of every length', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Za-z0-9 ]{1,160}$/), (text) => {
      expect(unpackGsm7(pack(text))).toBe(text);
    }),
  );
});

test('drops the CR that fills seven spare bits, and one of two', () => {
  expect(unpackGsm7(pack('1234567\r'))).toBe('1234567');
  expect(unpackGsm7(pack('1234567\r\r'))).toBe('1234567\r');
  expect(unpackGsm7(pack('123456\r'))).toBe('123456\r');
});

test('reads the extension table', () => {
  expect(unpackGsm7(pack('\u001be\u001b<\u001b>'))).toBe('€[]');
});

test.each(['', 'B4E', 'ZZ'])('takes %j for no whole octets in hex', (hex) => {
  expect(unpackGsm7(hex)).toBeNull();
});
