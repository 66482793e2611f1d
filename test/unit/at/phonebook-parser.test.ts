import { expect, test } from 'vitest';
import { parsePhonebook } from '../../../src-main/at/phonebook-parser.ts';

const entry = (index: number, number: string, type: number | null, name: string) => ({
  index,
  number,
  type,
  name,
});

test.each([
  ['a plain entry', '+CPBR: 1,"+46701740658",145,"Birke"\r\nOK', [entry(1, '+46701740658', 145, 'Birke')]],
  [
    'an international number without plus',
    '+CPBR: 1,"46701740658",145,"Birke"',
    [entry(1, '+46701740658', 145, 'Birke')],
  ],
  [
    'an empty field in front',
    '+CPBR: 1,,"+46701740658",145,"Birke","2031/07/19,21:46"',
    [entry(1, '+46701740658', 145, 'Birke')],
  ],
  ['no number and no type', '+CPBR: 28,"",,"005A0069006D00740020",,,,', [entry(28, '', null, 'Zimt ')]],
  [
    'a name of octets in hex',
    '+CPBR: 6,"0731",129,4E7573736261756D20313200\r\nOK',
    [entry(6, '0731', 129, 'Nussbaum 12')],
  ],
  ['a service code', '+CPBR: 64,"#708#",129,"Tarif Linde",0\r\nOK', [entry(64, '#708#', 129, 'Tarif Linde')]],
  [
    'an address for a number',
    '+CPBR: 2,"uta@example.org",128,"Post"\r\nOK',
    [entry(2, 'uta@example.org', 128, 'Post')],
  ],
  ['no name', '+CPBR: 3,"0700",129\r\nOK', [entry(3, '0700', 129, '')]],
  ['an empty slot', 'AT+CPBR=1\r\r\nOK\r\n', []],
])('reads %s', (_name, input, expected) => {
  expect(parsePhonebook(input)).toEqual(expected);
});

test('reads all entries of an answer', () => {
  const input = '+CPBR: 1,"0700",129,"A"\r\n+CPBR: 2,"0701",129,"Kern, Uta"\r\n\r\nOK\r\n';
  expect(parsePhonebook(input)?.map(({ name }) => name)).toEqual(['A', 'Kern, Uta']);
});

test('decodes UCS2 names and numbers', () => {
  const input = '+CPBR: 1,"002B0034003600370033",145,"004200690072006B0065"\r\nOK';
  expect(parsePhonebook(input, 'UCS2')).toEqual([entry(1, '+4673', 145, 'Birke')]);
});

test.each(['+CME ERROR: 22', 'ERROR'])('gives null for the error %j', (input) => {
  expect(parsePhonebook(input)).toBeNull();
});

test('takes the answer to the test command for no entry', () => {
  expect(parsePhonebook('+CPBR: (1-90),24,14\r\nOK')).toEqual([]);
});
