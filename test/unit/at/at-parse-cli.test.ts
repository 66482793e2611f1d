import { expect, test } from 'vitest';
import { answerAtParseLine } from '../../../src-main/at/at-parse-cli.ts';

const answer = (request: unknown): unknown => JSON.parse(answerAtParseLine(JSON.stringify(request)));

test.each([
  ['creg', '+CREG: 0,1', { stat: 1, lac: null, ci: null, tech: null }],
  ['cgreg', '+CREG: 0,1\r\n+CGREG: 0,5', { stat: 5, lac: null, ci: null, tech: null }],
  ['cereg', '+CREG: 0,1\r\n+CEREG: 0,3', { stat: 3, lac: null, ci: null, tech: null }],
  ['cops', '+COPS: 0', { mode: 0, format: null, operator: null, tech: null }],
  ['cnum', 'OK', { numbers: [] }],
  ['imei', '357246090513829', { imei: '357246090513829' }],
  ['iccid', '+CCID: 89460730518264097351', { iccid: '89460730518264097351' }],
  ['ef_iccid', '98647003152846903715', { iccid: '89460730518264097351' }],
  ['crsm', '+CRSM: 106,130', { sw1: 106, sw2: 130, data: null }],
  ['imsi', '001017730264851', { imsi: '001017730264851' }],
  ['imsi_split', '310260758301946', { mcc: '310', mnc: '260' }],
  ['cpin', '+CPIN: READY', { state: 'READY' }],
  ['error', '+CME ERROR: SIM busy', { type: 'CME', code: 14 }],
  ['csq', '+CSQ: 99,99', { rssi: null, ber: 99 }],
  ['cesq', '+CESQ: 9,99,40,30,13,46', { rxlev: 9, ber: 99, rscp: 40, ecn0: 30, rsrq: 13, rsrp: 46 }],
  ['cusd', '+CUSD: 2', { state: 2, dcs: null, text: null }],
  ['gsm7_unpack', 'C2B4DC5D7603', { text: 'Birnen' }],
  ['cpbr', '+CPBR: 1,"0700",129,"A"', { entries: [{ index: 1, number: '0700', type: 129, name: 'A' }] }],
  ['cgmi', 'Birke', { text: 'Birke' }],
  ['cgmm', 'E173', { text: 'E173' }],
  ['cgmr', 'Revision: R7', { text: 'R7' }],
  ['ati', 'E173', { manufacturer: null, model: 'E173', revision: null, imei: null }],
  ['final_result', 'ERROR', { final: true, error: true }],
])('answers a question about %s', (kind, input, value) => {
  expect(answer({ id: 7, kind, input })).toEqual({ id: 7, value });
});

test('gives a null value for an unreadable answer', () => {
  expect(answer({ id: 'a', kind: 'imei', input: 'ERROR' })).toEqual({ id: 'a', value: null });
});

test('uses context, charset and command where they are given', () => {
  expect(answer({ id: 1, kind: 'creg', input: '+CREG: 5,9,2C,2', context: 'unsolicited' })).toMatchObject({
    value: { stat: 5, lac: 9 },
  });
  expect(
    answer({ id: 1, kind: 'cops', input: '+COPS: 0,0,"004B00690065006C"', charset: 'ucs2' }),
  ).toMatchObject({
    value: { operator: 'Kiel' },
  });
  expect(answer({ id: 1, kind: 'cgmm', input: 'AT#CGMM\rLK470\r\nOK', command: 'AT#CGMM' })).toMatchObject({
    value: { text: 'LK470' },
  });
});

test('says so when it does not know the kind', () => {
  expect(answer({ id: 3, kind: 'weather', input: '' })).toEqual({ id: 3, error: 'unknown kind' });
  expect(answer({ id: 3, kind: 'constructor', input: '' })).toEqual({ id: 3, error: 'unknown kind' });
});

test.each(['', 'no json', '[1]', '"text"', 'null', '{"id":'])(
  'answers %j with an error and does not throw',
  (line) => {
    expect(JSON.parse(answerAtParseLine(line))).toMatchObject({ error: expect.any(String) });
  },
);
