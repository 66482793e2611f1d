import { expect, test } from 'vitest';
import { parsePhonebook } from '../../../src-main/at/phonebook-parser.ts';

const entry = (index: number, number: string, type: number | null, name: string) => ({
  index,
  number,
  type,
  name,
});

test.each([
  ['a plain entry', '+CPBR: 1,"+46700000001",145,"Own"\r\nOK', [entry(1, '+46700000001', 145, 'Own')]],
  [
    'an international number without plus',
    '+CPBR: 1,"46700000001",145,"Own"',
    [entry(1, '+46700000001', 145, 'Own')],
  ],
  [
    'an empty field in front',
    '+CPBR: 1,,"+46700000001",145,"Own","2024/01/02,03:04"',
    [entry(1, '+46700000001', 145, 'Own')],
  ],
  ['no number and no type', '+CPBR: 16,"",,"00530065007600650020",,,,', [entry(16, '', null, 'Seve ')]],
  [
    'a name of octets in hex',
    '+CPBR: 9,"0700",129,56697263686F7720537400\r\nOK',
    [entry(9, '0700', 129, 'Virchow St')],
  ],
  ['a service code', '+CPBR: 81,"#121#",129,"My Tempo",0\r\nOK', [entry(81, '#121#', 129, 'My Tempo')]],
  [
    'an address for a number',
    '+CPBR: 2,"a@example.org",128,"Mail"\r\nOK',
    [entry(2, 'a@example.org', 128, 'Mail')],
  ],
  ['no name', '+CPBR: 3,"0700",129\r\nOK', [entry(3, '0700', 129, '')]],
  ['an empty slot', 'AT+CPBR=1\r\r\nOK\r\n', []],
])('reads %s', (_name, input, expected) => {
  expect(parsePhonebook(input)).toEqual(expected);
});

test('reads all entries of an answer', () => {
  const input = '+CPBR: 1,"0700",129,"A"\r\n+CPBR: 2,"0701",129,"B, C"\r\n\r\nOK\r\n';
  expect(parsePhonebook(input)?.map(({ name }) => name)).toEqual(['A', 'B, C']);
});

test('decodes UCS2 names and numbers', () => {
  const input = '+CPBR: 1,"002B00340036",145,"004F0077006E"\r\nOK';
  expect(parsePhonebook(input, 'UCS2')).toEqual([entry(1, '+46', 145, 'Own')]);
});

test.each(['+CME ERROR: 22', 'ERROR'])('gives null for the error %j', (input) => {
  expect(parsePhonebook(input)).toBeNull();
});

test('takes the answer to the test command for no entry', () => {
  expect(parsePhonebook('+CPBR: (1-250),40,16\r\nOK')).toEqual([]);
});
