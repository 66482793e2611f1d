import { expect, test } from 'vitest';
import { parseAtError, parseErrorText } from '../../../src-main/at/at-error-parser.ts';
import { parseFinalResult } from '../../../src-main/at/final-result-parser.ts';
import { endsInFinalResult } from '../../../src-main/at/final-verdict.ts';

test.each(['OK', 'CONNECT', 'CONNECT 28800', 'CONNECT: 38400', '0'])('takes %s for success', (line) => {
  expect(parseFinalResult(line)).toEqual({ kind: 'ok' });
});

test.each([
  ['ERROR', 'ERROR', null],
  ['4', 'ERROR', null],
  ['NO CARRIER', 'NO CARRIER', null],
  ['3', 'NO CARRIER', null],
  ['BUSY', 'BUSY', null],
  ['no answer', 'NO ANSWER', null],
  ['NO DIAL TONE', 'NO DIALTONE', null],
  ['NO DIALTONE', 'NO DIALTONE', null],
  ['COMMAND NOT SUPPORT', 'OTHER', null],
  ['TOO MANY PARAMETERS', 'OTHER', null],
  ['ABORTED', 'OTHER', null],
  ['MODEM ERROR: 8', 'OTHER', 8],
  ['NA', 'OTHER', null],
  ['+CME ERROR: 10', 'CME', 10],
  ['+CME ERROR:515', 'CME', 515],
  ['+CME ERROR:', 'CME', null],
  ['+CME ERROR: SIM PIN required', 'CME', 11],
  ['+cme error:  sim BUSY', 'CME', 14],
  ['+CME ERROR: network personalisation PIN required', 'CME', 40],
  ['+CME ERROR: quittengelee', 'CME', null],
  ['+CME ERROR: PH-(U)SIM PIN required', 'CME', 5],
  ['+CME ERROR: requested service option not subscribed (#33)', 'CME', 133],
  ['+CMS ERROR: 331', 'CMS', 331],
  ['+CMS ERROR: memory full', 'CMS', 322],
])('takes %s for an error', (line, type, code) => {
  expect(parseFinalResult(line)).toEqual({ kind: 'error', error: { type, code, text: line } });
});

test.each([
  'OK so far',
  'NOT OK',
  '+CME ERROR: 23+CNUM: "","0704",129',
  'ERROR+CNUM: ""',
  '1',
  '7',
  'NO SUCH VERB',
  'RING',
  '',
])('takes %j for no final result', (line) => {
  expect(parseFinalResult(line)).toBeNull();
});

test.each([
  ['\r\nOK\r\n', true, false],
  ['+CSQ: 9,99\r\n0\r', true, false],
  ['\r\nOK\r\n\r\n+CMTI: "SM",37\r\n', true, false],
  ['\r\nERROR\r\n', true, true],
  ['\r\n+CMS ERROR: 322\r\n', true, true],
  ['\r\nNO CARRIER\r\n\r\n^MODE: 5,4\r\n', true, true],
  ['\r\n+CPIN: READY\r\n', false, false],
  ['\r\n> ', false, false],
  ['\r\nMODEM ERROR: birne\r\n', false, false],
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
