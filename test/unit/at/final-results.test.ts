import { expect, test } from 'vitest';
import { parseAtError, parseErrorText } from '../../../src-main/at/at-error-parser.ts';
import { parseFinalResult } from '../../../src-main/at/final-result-parser.ts';
import { endsInFinalResult } from '../../../src-main/at/final-verdict.ts';

test.each(['OK', 'CONNECT', 'CONNECT 115200', 'CONNECT: 57600', '0'])('takes %s for success', (line) => {
  expect(parseFinalResult(line)).toEqual({ kind: 'ok' });
});

test.each([
  ['ERROR', 'ERROR', null],
  ['4', 'ERROR', null],
  ['NO CARRIER', 'NO CARRIER', null],
  ['3', 'NO CARRIER', null],
  ['BUSY', 'OTHER', null],
  ['NO DIALTONE', 'OTHER', null],
  ['COMMAND NOT SUPPORT', 'OTHER', null],
  ['TOO MANY PARAMETERS', 'OTHER', null],
  ['ABORTED', 'OTHER', null],
  ['MODEM ERROR: 5', 'OTHER', 5],
  ['NA', 'OTHER', null],
  ['+CME ERROR: 10', 'CME', 10],
  ['+CME ERROR:515', 'CME', 515],
  ['+CME ERROR:', 'CME', null],
  ['+CME ERROR: SIM PIN required', 'CME', 11],
  ['+cme error:  sim BUSY', 'CME', 14],
  ['+CME ERROR: network personalisation PIN required', 'CME', 40],
  ['+CME ERROR: arratsaldeon', 'CME', null],
  ['+CME ERROR: PH-(U)SIM PIN required', 'CME', 5],
  ['+CME ERROR: service option temporarily out of order (#34)', 'CME', 134],
  ['+CMS ERROR: 331', 'CMS', 331],
  ['+CMS ERROR: memory full', 'CMS', 322],
])('takes %s for an error', (line, type, code) => {
  expect(parseFinalResult(line)).toEqual({ kind: 'error', error: { type, code, text: line } });
});

test.each([
  'OK then',
  'NOT OK',
  '+CME ERROR: 25+CNUM: "","0700",129',
  'ERROR+CNUM: ""',
  '1',
  '7',
  'UNKNOWN COMMAND',
  'RING',
  '',
])('takes %j for no final result', (line) => {
  expect(parseFinalResult(line)).toBeNull();
});

test.each([
  ['\r\nOK\r\n', true, false],
  ['+CSQ: 1,99\r\n0\r', true, false],
  ['\r\nOK\r\n\r\n+CMTI: "ME",1\r\n', true, false],
  ['\r\nERROR\r\n', true, true],
  ['\r\n+CMS ERROR: 500\r\n', true, true],
  ['\r\nNO CARRIER\r\n\r\nmore\r\n', true, true],
  ['\r\n+CPIN: READY\r\n', false, false],
  ['\r\n> ', false, false],
  ['\r\nMODEM ERROR: apple\r\n', false, false],
  ['', false, false],
])('says of %j whether it is over', (text, final, error) => {
  expect(endsInFinalResult(text)).toEqual({ final, error });
});

test('finds the error of an answer with echo and lines in front', () => {
  expect(parseAtError('AT+CPIN?\r\r\n+CME ERROR: SIM not inserted\r\n')).toMatchObject({
    type: 'CME',
    code: 10,
  });
  expect(parseAtError('+CPIN: READY\r\nOK\r\n')).toBeNull();
});

test('knows an error text that stands alone', () => {
  expect(parseErrorText('sim failure')).toMatchObject({ type: 'CME', code: 13 });
  expect(parseErrorText('SMSC address unknown')).toMatchObject({ type: 'CMS', code: 330 });
  expect(parseErrorText('no such thing')).toBeNull();
});
