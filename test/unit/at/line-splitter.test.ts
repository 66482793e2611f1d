import { expect, test } from 'vitest';
import { createLineSplitter } from '../../../src-main/at/line-splitter.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

function linesOf(text: string): readonly string[] {
  return createLineSplitter().push(bytesOf(text));
}

test.each([
  ['CR LF', '\r\n+CSQ: 22,99\r\n\r\nOK\r\n'],
  ['LF only', '+CSQ: 22,99\nOK\n'],
  ['CR only', '+CSQ: 22,99\rOK\r'],
  ['CR CR LF', '\r\r\n+CSQ: 22,99\r\r\n\r\r\nOK\r\r\n'],
  ['no blank line', '+CSQ: 22,99\r\nOK\r\n'],
  ['many blank lines and spaces', '\r\n\r\n\n +CSQ: 22,99  \r\n\r\n\r\n OK\r\n'],
])('cuts lines that end with %s', (_name, text) => {
  expect(linesOf(text)).toEqual(['+CSQ: 22,99', 'OK']);
});

test('keeps the line breaks inside the quotes of a USSD text', () => {
  expect(linesOf('\r\n+CUSD: 0,"Rest 47 SEK\r\n\r\nWeiter mit 3",15\r\n\r\nOK\r\n')).toEqual([
    '+CUSD: 0,"Rest 47 SEK\n\nWeiter mit 3",15',
    'OK',
  ]);
});

test('keeps raw quotes in a USSD text with line breaks', () => {
  expect(linesOf('+CUSD: 1,"Tarif "Linde"\r\nbis "Juni"\r\nTage: 9",15\r\nRING\r\n')).toEqual([
    '+CUSD: 1,"Tarif "Linde"\nbis "Juni"\nTage: 9",15',
    'RING',
  ]);
});

test.each([
  ['a final result', 'OK'],
  ['the next answer', '+CREG: 0,1'],
])('ends a USSD text whose closing quote got lost at %s', (_name, next) => {
  expect(linesOf(`+CUSD: 0,"Rest 47\r\nSEK\r\n${next}\r\n`)).toEqual(['+CUSD: 0,"Rest 47\nSEK', next]);
});

test('drops NUL, 0xFE and 0xFF bytes and a byte order mark', () => {
  const splitter = createLineSplitter();
  expect(splitter.push(Uint8Array.of(0, 0xff, 0xfe, 0xef, 0xbb, 0xbf, 0x4f, 0, 0x4b, 0x0d))).toEqual(['OK']);
});

test('keeps bytes that are no UTF-8 one to one', () => {
  expect(createLineSplitter().push(Uint8Array.of(0x4d, 0xe9, 0x78, 0x0d))).toEqual(['M\u00e9x']);
});

test('drops and counts the rest of a line beyond the limit and goes on with the next', () => {
  const splitter = createLineSplitter({ maxLineBytes: 8 });
  expect(splitter.push(bytesOf(`${'x'.repeat(20)}\r\nOK\r\n`))).toEqual(['xxxxxxxx', 'OK']);
  expect(splitter.droppedBytes()).toBe(12);
});

test('sees a prompt that has no line end, until it is answered', () => {
  const splitter = createLineSplitter();
  expect(splitter.push(bytesOf('AT+CMGS=31\r\r\n> '))).toEqual(['AT+CMGS=31']);
  expect(splitter.hasPrompt()).toBe(true);
  expect(splitter.push(bytesOf('\r\nOK\r\n'))).toEqual(['OK']);
  expect(splitter.hasPrompt()).toBe(false);
});

test('forgets the open line on reset', () => {
  const splitter = createLineSplitter();
  splitter.push(bytesOf('+CUSD: 0,"half\r\n+CS'));
  splitter.reset();
  expect(splitter.push(bytesOf('OK\r\n'))).toEqual(['OK']);
});
