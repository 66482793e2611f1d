import { expect, test } from 'vitest';
import { packGsm7 } from '../../../src-main/at/gsm7-packer.ts';
import { unpackGsm7 } from '../../../src-main/at/gsm7-unpacker.ts';

test.each([
  ['*100#', 'AA180C3602'],
  ['1234567', '31D98C56B3DD1A'],
])('packs %s', (text, hex) => {
  expect(packGsm7(text)).toBe(hex);
});

test('what was packed is unpacked again, whatever its length', () => {
  for (let length = 1; length <= 40; length++) {
    const text = '*#1234567890@Az'.repeat(3).slice(0, length);
    expect(unpackGsm7(packGsm7(text) ?? '')).toBe(text);
  }
});

test('letters beyond the alphabet cannot be packed', () => {
  expect(packGsm7('номер')).toBeNull();
});
