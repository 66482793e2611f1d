import { expect, test } from 'vitest';
import { parseCharset } from '../../../src-main/at/charset-parser.ts';
import { parsePhonebookRange } from '../../../src-main/at/phonebook-range-parser.ts';

test.each([
  ['+CSCS: "GSM"', 'GSM'],
  ['+CSCS:"IRA"', 'IRA'],
  ['+CSCS: ucs2', 'UCS2'],
  ['+CSCS: "0055004300530032"', 'UCS2'],
  ['+CSCS: "8859-1"', null],
  ['ERROR', null],
  ['', null],
])('reads the character set of %j', (answer, charset) => {
  expect(parseCharset(`${answer}\r\nOK`)).toBe(charset);
});

test.each([
  ['+CPBR: (1-4),40,16', { first: 1, last: 4 }],
  ['+CPBR: (0-3),20,14,60', { first: 0, last: 3 }],
  ['+CPBR: (1,2,3),40,16', { first: 1, last: 3 }],
  ['+CPBR: 1-10,44,18', { first: 1, last: 10 }],
  ['+CPBR: (1),44,18', { first: 1, last: 1 }],
  ['+CPBR: (),44,18', null],
  ['ERROR', null],
])('reads the places of %j', (answer, range) => {
  expect(parsePhonebookRange(`${answer}\r\nOK`)).toEqual(range);
});
