import { expect, test } from 'vitest';
import { parseRegistration } from '../../../src-main/at/registration-parser.ts';

const value = (
  stat: number,
  lac: number | null = null,
  ci: number | null = null,
  tech: string | null = null,
) => ({
  stat,
  lac,
  ci,
  tech,
});

test.each([
  ['mode and stat', 'AT+CREG?\r\r\n+CREG: 0,1\r\n\r\nOK\r\n', value(1)],
  [
    'quoted hex and a technology',
    '\r\n+CREG: 2,5,"0A1B","00C4D5E6",7\r\n\r\nOK\r\n',
    value(5, 0x0a1b, 0xc4d5e6, 'LTE'),
  ],
  ['bare hex in lower case', '+CREG: 2,1,7be,92cd106\r\nOK', value(1, 0x7be, 0x92cd106)],
  ['blanks around the fields', '+CREG: 2,1, 6DC1 , 2E4F07 ,2\r\nOK', value(1, 0x6dc1, 0x2e4f07, 'UMTS')],
  ['leading zeros and no blank', '+CREG:002,001,"3d9c","ffff"\r\nOK', value(1, 0x3d9c, 0xffff)],
  ['a cell of a modem that searches', '+CREG: 2,2,"00C3","1A2B",0\r\nOK', value(2, 0xc3, 0x1a2b, 'GSM')],
  ['zeros for no cell', '+CREG: 2,0,00,0\r\nOK', value(0)],
  ['all ones for no cell', '+CREG: 2,3,"FFFF","FFFFFFFF"\r\nOK', value(3)],
  ['a two-digit stat', '+CREG: 0,11\r\nOK', value(11)],
  ['an empty area', '+CREG: 2,1,"","73C4"\r\nOK', value(1, null, 0x73c4)],
  ['a quote that is never closed', '+CREG: 2,1,"8FB2\r\nOK', value(1, 0x8fb2)],
  ['a quote lost in the middle', '+CREG: 2,1,"1D,"0300942",7\r\nOK', value(1, 0x1d, 0x300942, 'LTE')],
  ['an area that is no hex', '+CREG: 2,1,ZZZZ,BDBD\r\nOK', value(1, null, 0xbdbd)],
  ['an empty technology and causes', '+CREG: 3,0,,,,0,15\r\nOK', value(0)],
  [
    'an active time behind',
    '+CREG: 4,1,"59C4","0207E813",9,,,"00000010","00010110"\r\nOK',
    value(1, 0x59c4, 0x207e813, 'NB-IOT'),
  ],
  ['fields that repeat the cell', '+CREG: 2,1,001D,4730, 1D, A4730\r\nOK', value(1, 0x1d, 0x4730)],
  ['causes behind the technology', '+CREG: 3,3,"00C3","1A2B",7,0,15\r\nOK', value(3, 0xc3, 0x1a2b, 'LTE')],
  ['a lower-case name', '+creg: 0,5\r\nok', value(5)],
])('reads an answer with %s', (_name, input, expected) => {
  expect(parseRegistration(input)).toEqual(expected);
});

test.each([
  ['stat alone', '\r\n+CREG: 3\r\n', value(3)],
  ['stat and cell', '\r\n+CREG: 1,"00C3","1A2B"\r\n', value(1, 0xc3, 0x1a2b)],
  ['bare hex', '\r\n+CREG: 1,91EF,00B47203\r\n', value(1, 0x91ef, 0xb47203)],
  ['digits only and a technology', '\r\n+CREG: 1,0003,0027,0\r\n', value(1, 3, 0x27, 'GSM')],
  ['short bare hex', '\r\n+CREG: 5,9,31,2\r\n', value(5, 9, 0x31, 'UMTS')],
  ['empty fields', '\r\n+CREG: 2,,\r\n', value(2)],
  [
    'the answer form, as some modems send it',
    '\r\n+CREG: 2,5,"0713","0605928B"\r\n',
    value(5, 0x713, 0x605928b),
  ],
])('reads a URC with %s', (_name, input, expected) => {
  expect(parseRegistration(input, 'unsolicited')).toEqual(expected);
});

test('tells URC and answer apart by the text, whatever the caller expects', () => {
  expect(parseRegistration('+CREG: 2,1', 'unsolicited')).toEqual(value(1));
  expect(parseRegistration('+CREG: 1,"00C3","1A2B"', 'solicited')).toEqual(value(1, 0xc3, 0x1a2b));
});

test('reads a routing area between tracking area and cell', () => {
  const expected = value(1, 0x2e10, 0x58c0a6, 'LTE');
  expect(parseRegistration('+CEREG: 2,1, 2E10, 47 ,58C0A6 ,7\r\nOK', 'solicited', 'cereg')).toEqual(expected);
  expect(parseRegistration('+CEREG: 1, 2E10, 47 ,58C0A6 ,7', 'unsolicited', 'cereg')).toEqual(expected);
});

test('reads a routing area behind the technology', () => {
  const input = '+CGREG: 2,1,"2735","0268",3,"04"\r\nOK';
  expect(parseRegistration(input, 'solicited', 'cgreg')).toEqual(value(1, 0x2735, 0x268, 'EDGE'));
});

test('takes the line of its own domain', () => {
  const input = '\r\n+CREG: 5\r\n\r\n+CGREG: 0\r\n';
  expect(parseRegistration(input, 'unsolicited', 'creg')?.stat).toBe(5);
  expect(parseRegistration(input, 'unsolicited', 'cgreg')?.stat).toBe(0);
  expect(parseRegistration(input, 'unsolicited', 'cereg')).toBeNull();
});

test('takes the last line when a URC came in front of the answer', () => {
  expect(parseRegistration('+CREG: 2\r\n+CREG: 0,1\r\nOK')?.stat).toBe(1);
});

test('takes the answer in front of its final result, not a URC behind it', () => {
  const input = '\r\n+CREG: 2,1,"00C3","1A2B"\r\n\r\nOK\r\n\r\n+CREG: 2\r\n';
  expect(parseRegistration(input)).toEqual(value(1, 0xc3, 0x1a2b));
  expect(parseRegistration(input, 'unsolicited')).toEqual(value(2));
});

test('puts the halves around a URC together, also when the first half makes sense alone', () => {
  expect(parseRegistration('+CREG: 2,1,"00C3"\r\n^RSSI:18\r\n,"1A2B"\r\nOK')).toEqual(value(1, 0xc3, 0x1a2b));
  expect(parseRegistration('+CREG: 2,\r\n^RSSI:18\r\n1,"00C3","1A2B"\r\nOK')).toEqual(value(1, 0xc3, 0x1a2b));
});

test.each([
  '',
  'OK',
  'ERROR',
  '+CME ERROR: 10',
  '+CREG: ',
  '+CREG: x',
  '+CREG: (0-2)',
  '+CREG: 0,99',
  '+CREG: 12',
])('finds no registration in %j', (input) => {
  expect(parseRegistration(input)).toBeNull();
});
