import { expect, test } from 'vitest';
import { parseCrsm } from '../../../src-main/at/crsm-parser.ts';
import { parseEfIccid, parseIccid } from '../../../src-main/at/iccid-parser.ts';
import { parseImei } from '../../../src-main/at/imei-parser.ts';
import { parseImsi } from '../../../src-main/at/imsi-parser.ts';

const IMEI = '357246090513829';

test.each([
  ['a bare line', `AT+CGSN\r\r\n${IMEI}\r\n\r\nOK\r\n`],
  ['a serial number behind', `${IMEI},KX40711B\r\nOK`],
  ['quotes', `"${IMEI}"\r\nOK`],
  ['a prefix', `+CGSN: "${IMEI}"\r\nOK`],
  ['the other prefix', `+GSN:${IMEI}\r\nOK`],
  [
    'a block of ATI',
    `Manufacturer: acme\r\nModel: M1\r\nRevision: 304050607080901\r\nIMEI: ${IMEI}\r\n+GCAP: +CGSM\r\nOK`,
  ],
  ['groups under a name', 'IMEI: 35-724609-051382-9\r\nOK'],
  ['groups set apart by slashes', 'IMEI: 357246/09/051382/9\r\nOK'],
  ["a caller's number of 15 digits in front", `+CLIP: "304050607080901",145\r\n${IMEI}\r\nOK`],
  ['a URC in front', `^BOOT:20518346,0,0,0,58\r\n${IMEI}\r\nOK`],
])('finds the IMEI in %s', (_name, input) => {
  expect(parseImei(input)).toBe(IMEI);
});

test.each([
  ['16 digits (IMEISV)', '3572460905138290\r\nOK'],
  ['14 hex digits (MEID)', '+GSN: A100004B9E27D3\r\nOK'],
  ['8 hex digits (ESN)', '0x80A5D1E7\r\nOK'],
  ['a lost store', '+CME ERROR: memory failure'],
  ['nothing', ''],
])('finds no IMEI in %s', (_name, input) => {
  expect(parseImei(input)).toBeNull();
});

test.each([
  ['SIM800, bare', 'AT+CCID\r\r\n8946073051826409733f\r\n\r\nOK\r\n', '8946073051826409733'],
  ['SIM7600', '+ICCID: 89460730518264097351\r\n\r\nOK', '89460730518264097351'],
  ['EC25 with pad', '+QCCID: 8946073051826409733F\r\n\r\nOK', '8946073051826409733'],
  ['M95, quoted', '+CCID: "8946073051826409733"\r\nOK', '8946073051826409733'],
  ['Sierra', '!ICCID: 89460730518264097351\r\nOK', '89460730518264097351'],
  ['old Huawei, raw card bytes', '^ICCID: 986470031528469037F3\r\nOK', '8946073051826409733'],
  ['Telit', '#CCID: 89460730518264097351\r\nOK', '89460730518264097351'],
  ['Cinterion', '^SCID: 89460730518264097351\r\nOK', '89460730518264097351'],
  [
    'Sequans with eUICC id',
    '+SQNCCID: "89460730518264097351","89077001593520000000004418263097"\r\nOK',
    '89460730518264097351',
  ],
  ['nRF', '%XICCID: 8946073051826409733F\r\nOK', '8946073051826409733'],
  ['ZTE', '+ZGETICCID: 89460730518264097351\r\nOK', '89460730518264097351'],
  ['hex letters inside', '+CCID: "898614f7350262910478"\r\nOK', '898614F7350262910478'],
  ['the file itself', '+CRSM: 144,0,"986470031528469037F3"\r\n\r\nOK', '8946073051826409733'],
])('reads the ICCID of %s', (_name, input, expected) => {
  expect(parseIccid(input)).toBe(expected);
});

test.each([
  ['too few digits', '898631704925508\r\nOK'],
  ['letters beyond hex', '8946073051826wz09733\r\nOK'],
  ['a number that is no telecom card', '"0031700482951607338"\r\nOK'],
  ['a card error', '+CRSM: 106,130\r\nOK'],
  ['padding alone', '+CRSM: 144,0,"FFFFFFFFFFFFFFFFFFFF"\r\nOK'],
  ['an error', '+CME ERROR: SIM not inserted'],
])('finds no ICCID in %s', (_name, input) => {
  expect(parseIccid(input)).toBeNull();
});

test('reads EF_ICCID: nibbles swapped, padding removed, test cards too', () => {
  expect(parseEfIccid('986470031528469037f3')).toBe('8946073051826409733');
  expect(parseEfIccid('110593284716605234F8')).toBe('1150398274610625438');
  expect(parseEfIccid('98')).toBeNull();
  expect(parseEfIccid('1105932847166052348')).toBeNull();
  expect(parseEfIccid('no hex at all, truly')).toBeNull();
});

test.each([
  ['+CRSM: 144,0,"a7c1"\r\nOK', { sw1: 144, sw2: 0, data: 'A7C1' }],
  ['+CRSM: 144, 0, 09E4bd\r\nOK', { sw1: 144, sw2: 0, data: '09E4BD' }],
  ['+CRSM: 106,130\r\nOK', { sw1: 106, sw2: 130, data: null }],
  ['+CRSM: 144,0,"9864\r\n^RSSI:18\r\n7003"\r\nOK', { sw1: 144, sw2: 0, data: '98647003' }],
  ['+CRSM: 152,4,""\r\nOK', { sw1: 152, sw2: 4, data: null }],
  ['+CRSM:148,4\r\nOK', { sw1: 148, sw2: 4, data: null }],
])('reads status words and data out of %j', (input, expected) => {
  expect(parseCrsm(input)).toEqual(expected);
});

test.each(['', 'OK', '+CME ERROR: 4', '+CRSM: x,y', '+CRSM: 144', '+CRSM: 999,0'])(
  'reads no card answer in %j',
  (input) => {
    expect(parseCrsm(input)).toBeNull();
  },
);

test.each([
  ['bare', 'AT+CIMI\r\r\n001017730264851\r\n\r\nOK\r\n', '001017730264851'],
  ['short', '204931857\r\nOK', '204931857'],
  ['with prefix', '+CIMI: 001017730264851\r\nOK', '001017730264851'],
  ['quoted', '"001017730264851"\r\nOK', '001017730264851'],
  ['in front of more fields', '+CIMI: "001017730264851",0\r\nOK', '001017730264851'],
  ['cut by a URC', '0010177\r\n^RSSI:18\r\n30264851\r\nOK', '001017730264851'],
])('reads an IMSI that is %s', (_name, input, expected) => {
  expect(parseImsi(input)).toBe(expected);
});

test.each(['OK', '+CME ERROR: 10', '20493\r\nOK', '0010177302648510\r\nOK', 'AT+CIMI\r\nERROR'])(
  'reads no IMSI in %j',
  (input) => {
    expect(parseImsi(input)).toBeNull();
  },
);

test('takes no stray number for the IMSI that stands beside it', () => {
  expect(parseImsi('123456\r\n240070123456789\r\n\r\nOK')).toBe('240070123456789');
  expect(parseImsi('123456\r\n654321\r\n\r\nOK')).toBeNull();
  expect(parseImsi('+CIMI: 001010\r\n240070123456789\r\nOK')).toBe('001010');
});
