import { expect, test } from 'vitest';
import { cutText, leftOut } from '../../../src-main/shared/cut-text.ts';

test('keeps a text that fits as it is', () => {
  expect(cutText('12345', 5)).toBe('12345');
  expect(leftOut('12345')).toBe(0);
});

test('says how many characters are missing', () => {
  expect(cutText('1234567', 5)).toBe('12345\n[2 more characters are left out here]');
  expect(leftOut(cutText('1234567', 5))).toBe(2);
});

test('counts what was left out before as well', () => {
  const once = cutText('x'.repeat(1000), 500);
  expect(cutText(once, 100)).toBe(cutText('x'.repeat(1000), 100));
});
