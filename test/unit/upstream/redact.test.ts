import { expect, test } from 'vitest';
import { redact, redactBroken } from '../../../src-main/upstream/redact.ts';

test('takes every appearance of the key out of a page that echoes it', () => {
  expect(redact('Bearer s3cret-key; again s3cret-key', 's3cret-key')).toBe('Bearer [key]; again [key]');
});

test('finds a key that JSON has escaped', () => {
  expect(redact('{"auth":"a\\"b\\\\c"}', 'a"b\\c')).toBe('{"auth":"[key]"}');
  expect(redact('{"auth":"ab\\/cdef"}', 'ab/cdef')).toBe('{"auth":"[key]"}');
});

test('finds a key that a page or an address has escaped', () => {
  expect(redact('<p>a&amp;b&lt;c/d</p>', 'a&b<c/d')).toBe('<p>[key]</p>');
  expect(redact('https://upstream.example/?key=a%26b%3Cc%2Fd', 'a&b<c/d')).toBe(
    'https://upstream.example/?key=[key]',
  );
});

test('leaves answers alone when the key is too short to be one', () => {
  expect(redact('{"response":1}', '1')).toBe('{"response":1}');
});

test('takes a key that has just begun off the end of a text that broke off', () => {
  expect(redactBroken('Bearer s3cret-key and s3cr', 's3cret-key')).toBe('Bearer [key] and ');
  expect(redactBroken('?key=a%26b%3', 'a&b<c/d')).toBe('?key=');
  expect(redactBroken('{"res', 'secret-key')).toBe('{"res');
});
