import { expect, test } from 'vitest';
import { parseUssd } from '../../../src-main/at/ussd-parser.ts';

const textOf = (input: string) => parseUssd(input)?.text;

test.each([
  ['+CUSD: 0,"Saldo: 5,00 EUR",15\r\n', { state: 0, dcs: 15, text: 'Saldo: 5,00 EUR' }],
  ['OK\r\n\r\n+CUSD: 1,"1. Tariff"\r\n', { state: 1, dcs: null, text: '1. Tariff' }],
  ['+CUSD: 2\r\n', { state: 2, dcs: null, text: null }],
  ['+CUSD: 2,"",15\r\n', { state: 2, dcs: 15, text: '' }],
  ['+CUSD:0,Your number is 0700000001,15\r\n', { state: 0, dcs: 15, text: 'Your number is 0700000001' }],
  ['+CUSD: 0,"no end,15\r\nOK\r\n', { state: 0, dcs: 15, text: 'no end' }],
  ['+CUSD: 0,"The "Mini" plan", 15\r\n', { state: 0, dcs: 15, text: 'The "Mini" plan' }],
])('reads %j', (input, expected) => {
  expect(parseUssd(input)).toEqual(expected);
});

test('keeps the line breaks of the network', () => {
  expect(textOf('+CUSD: 1,"Bal: 5 (a*b)\r\nExp: May\r\n\r\n0. Home",15\r\nOK\r\n')).toBe(
    'Bal: 5 (a*b)\r\nExp: May\r\n\r\n0. Home',
  );
});

test('unpacks GSM-7 in hex, quoted or not, in either case', () => {
  const hex = 'C8329BFD0E9B41F62A900EA2A3D56C36';
  const text = textOf(`+CUSD: 0,"${hex}",15`);
  expect(text?.startsWith('Hello')).toBe(true);
  expect(textOf(`+CUSD: 0,${hex.toLowerCase()},15`)).toBe(text);
});

test.each([
  ['under the dcs of GSM-7', '+CUSD: 0,"00480065006C006C00F6",15', 'Hellö'],
  ['in Cyrillic, unquoted', '+CUSD: 0,04110430043B0430043D0441,72', 'Баланс'],
  ['in Chinese under dcs 15', '+CUSD: 0,"5C0A656C768475286237FF0C60A84E3A",15', '尊敬的用户，您为'],
  ['of digits alone', '+CUSD: 0,"00310032002000330034",15', '12 34'],
  ['of Cyrillic without a hex letter', '+CUSD: 0,"0431043004340435",72', 'баде'],
  ['cut in the middle of a letter', '+CUSD: 0,"04110430043B04300",72', 'Бала'],
  ['behind a language code', '+CUSD: 2,"613906310635064A062F",17', 'رصيد'],
  ['with memory behind a NUL', '+CUSD: 2,"0031003000200045005500520000FFFF60B1EEEE",72', '10 EUR'],
])('reads UCS-2 %s', (_name, input, expected) => {
  expect(textOf(input)).toBe(expected);
});

test('reads octets in hex as letters', () => {
  expect(textOf('+CUSD: 0,"536F6C646F3A2035",15')).toBe('Soldo: 5');
  expect(textOf('+CUSD: 0,"4B6F6E746F7374616E64",15')).toBe('Kontostand');
  expect(textOf('+CUSD: 0,"536F6C64652035E9",68')).toBe('Solde 5é');
});

test.each(['0700000001', '46700000001', '12345678', '070012340567'])(
  'takes the digits %s for themselves, not for hex',
  (digits) => {
    expect(textOf(`+CUSD: 0,"${digits}",15`)).toBe(digits);
  },
);

test('takes the answer, not the line that opens or ends the session', () => {
  expect(textOf('+CUSD: 2,"Session ended",15\r\n+CUSD: 0,"Saldo: 5",15\r\nOK')).toBe('Saldo: 5');
  expect(textOf('+CUSD: 1,"Saldo: 5",15\r\n+CUSD: 2\r\nOK')).toBe('Saldo: 5');
});

test('shows accents where the charset in force is GSM', () => {
  expect(parseUssd('+CUSD: 0,"w{hlen",15', 'GSM')?.text).toBe('wählen');
  expect(parseUssd('+CUSD: 0,"5 \u001be",15')?.text).toBe('5 €');
});

test.each(['', 'OK', 'ERROR', '+CUSD:', '+CUSD: (0-2)', '+CME ERROR: 30'])('gives null for %j', (input) => {
  expect(parseUssd(input)).toBeNull();
});
