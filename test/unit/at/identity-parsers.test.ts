import { expect, test } from 'vitest';
import { parseCrsm } from '../../../src-main/at/crsm-parser.ts';
import { parseEfIccid, parseIccid } from '../../../src-main/at/iccid-parser.ts';
import { parseImei } from '../../../src-main/at/imei-parser.ts';
import { parseImsi } from '../../../src-main/at/imsi-parser.ts';

const IMEI = '490154203237518';

test.each([
  ['a bare line', `AT+CGSN\r\r\n${IMEI}\r\n\r\nOK\r\n`],
  ['a serial number behind', `${IMEI},SERIAL123\r\nOK`],
  ['quotes', `"${IMEI}"\r\nOK`],
  ['a prefix', `+CGSN: "${IMEI}"\r\nOK`],
  ['the other prefix', `+GSN:${IMEI}\r\nOK`],
  [
    'a block of ATI',
    `Manufacturer: acme\r\nModel: M1\r\nRevision: 123456789012345\r\nIMEI: ${IMEI}\r\n+GCAP: +CGSM\r\nOK`,
  ],
  ['groups under a name', 'IMEI: 49-015420-323751-8\r\nOK'],
  ['a URC in front', `^BOOT:37478870,0,0,0,77\r\n${IMEI}\r\nOK`],
])('finds the IMEI in %s', (_name, input) => {
  expect(parseImei(input)).toBe(IMEI);
});

test.each([
  ['16 digits (IMEISV)', '4901542032375180\r\nOK'],
  ['14 hex digits (MEID)', '+GSN: A0000012345678\r\nOK'],
  ['8 hex digits (ESN)', '0x80B886F3\r\nOK'],
  ['a lost store', '+CME ERROR: memory failure'],
  ['nothing', ''],
])('finds no IMEI in %s', (_name, input) => {
  expect(parseImei(input)).toBeNull();
});

test.each([
  ['SIM800, bare', 'AT+CCID\r\r\n8946071234567890123f\r\n\r\nOK\r\n', '8946071234567890123'],
  ['SIM7600', '+ICCID: 89460712345678901234\r\n\r\nOK', '89460712345678901234'],
  ['EC25 with pad', '+QCCID: 8946071234567890123F\r\n\r\nOK', '8946071234567890123'],
  ['M95, quoted', '+CCID: "8946071234567890123"\r\nOK', '8946071234567890123'],
  ['Sierra', '!ICCID: 89460712345678901234\r\nOK', '89460712345678901234'],
  ['old Huawei, raw card bytes', '^ICCID: 984670214365870921F3\r\nOK', '8964071234567890123'],
  ['Telit', '#CCID: 89460712345678901234\r\nOK', '89460712345678901234'],
  ['Cinterion', '^SCID: 89460712345678901234\r\nOK', '89460712345678901234'],
  [
    'Sequans with eUICC id',
    '+SQNCCID: "89460712345678901234","89033023422430000000001124987654"\r\nOK',
    '89460712345678901234',
  ],
  ['nRF', '%XICCID: 8946071234567890123F\r\nOK', '8946071234567890123'],
  ['ZTE', '+ZGETICCID: 89460712345678901234\r\nOK', '89460712345678901234'],
  ['hex letters inside', '+CCID: "898602f9091830030220"\r\nOK', '898602F9091830030220'],
  ['the file itself', '+CRSM: 144,0,"984670214365870921F3"\r\n\r\nOK', '8964071234567890123'],
])('reads the ICCID of %s', (_name, input, expected) => {
  expect(parseIccid(input)).toBe(expected);
});

test.each([
  ['too few digits', '898602909183003\r\nOK'],
  ['letters beyond hex', '8946071234567pl90123\r\nOK'],
  ['a number that is no telecom card', '"0044200053671052499"\r\nOK'],
  ['a card error', '+CRSM: 106,130\r\nOK'],
  ['padding alone', '+CRSM: 144,0,"FFFFFFFFFFFFFFFFFFFF"\r\nOK'],
  ['an error', '+CME ERROR: SIM not inserted'],
])('finds no ICCID in %s', (_name, input) => {
  expect(parseIccid(input)).toBeNull();
});

test('reads EF_ICCID: nibbles swapped, padding removed, test cards too', () => {
  expect(parseEfIccid('984670214365870921f3')).toBe('8964071234567890123');
  expect(parseEfIccid('222233445566778899F0')).toBe('2222334455667788990');
  expect(parseEfIccid('98')).toBeNull();
  expect(parseEfIccid('no hex at all, truly')).toBeNull();
});

test.each([
  ['+CRSM: 144,0,"98ab"\r\nOK', { sw1: 144, sw2: 0, data: '98AB' }],
  ['+CRSM: 144, 0, 00FFab\r\nOK', { sw1: 144, sw2: 0, data: '00FFAB' }],
  ['+CRSM: 106,130\r\nOK', { sw1: 106, sw2: 130, data: null }],
  ['+CRSM: 106,134,""\r\nOK', { sw1: 106, sw2: 134, data: null }],
  ['+CRSM:148,8\r\nOK', { sw1: 148, sw2: 8, data: null }],
])('reads %j', (input, expected) => {
  expect(parseCrsm(input)).toEqual(expected);
});

test.each(['', 'OK', '+CME ERROR: 4', '+CRSM: x,y', '+CRSM: 144', '+CRSM: 999,0'])(
  'reads no card answer in %j',
  (input) => {
    expect(parseCrsm(input)).toBeNull();
  },
);

test.each([
  ['bare', 'AT+CIMI\r\r\n001010123456789\r\n\r\nOK\r\n', '001010123456789'],
  ['short', '123456789\r\nOK', '123456789'],
  ['with prefix', '+CIMI: 001010123456789\r\nOK', '001010123456789'],
  ['quoted', '"001010123456789"\r\nOK', '001010123456789'],
])('reads an IMSI that is %s', (_name, input, expected) => {
  expect(parseImsi(input)).toBe(expected);
});

test.each(['OK', '+CME ERROR: 10', '12345\r\nOK', '0010101234567890\r\nOK', 'AT+CIMI\r\nERROR'])(
  'reads no IMSI in %j',
  (input) => {
    expect(parseImsi(input)).toBeNull();
  },
);
