import { expect, test } from 'vitest';
import { parseOperator } from '../../../src-main/at/operator-parser.ts';

test.each([
  ['+COPS: 0\r\nOK', { mode: 0, format: null, operator: null, tech: null }],
  [
    'AT+COPS?\r\r\n+COPS: 0,2,"00101",7\r\n\r\nOK\r\n',
    { mode: 0, format: 2, operator: '00101', tech: 'LTE' },
  ],
  ['+COPS: 1,0,"Test Net"\r\nOK', { mode: 1, format: 0, operator: 'Test Net', tech: null }],
  ['+COPS: 0,0,Test Net,0\r\nOK', { mode: 0, format: 0, operator: 'Test Net', tech: 'GSM' }],
  ['+COPS: 0,0,"TestNet,2\r\nOK', { mode: 0, format: 0, operator: 'TestNet', tech: 'UMTS' }],
  ['+COPS: 0,0,"Net, Sons & Co",8\r\nOK', { mode: 0, format: 0, operator: 'Net, Sons & Co', tech: 'LTE-M' }],
  ['+COPS: 0,0,"My "home" no",9\r\nOK', { mode: 0, format: 0, operator: 'My "home" no', tech: 'NB-IOT' }],
  ['+COPS: 0,2,00101\r\nOK', { mode: 0, format: 2, operator: '00101', tech: null }],
  ['+COPS:0,1,"",11\r\nOK', { mode: 0, format: 1, operator: null, tech: '5GNR' }],
  ['+COPS: 2\r\nOK', { mode: 2, format: null, operator: null, tech: null }],
])('reads %j', (input, expected) => {
  expect(parseOperator(input)).toEqual(expected);
});

test('decodes a name in UCS2, and keeps one that is plain in spite of it', () => {
  expect(parseOperator('+COPS: 0,0,"0054006500730074",2\r\nOK', 'UCS2')?.operator).toBe('Test');
  expect(parseOperator('+COPS: 0,0,"Test",2\r\nOK', 'UCS2')?.operator).toBe('Test');
  expect(parseOperator('+COPS: 0,2,"00300030003100300031"\r\nOK', 'UCS2')?.operator).toBe('00101');
  expect(parseOperator('+COPS: 0,2,"00101"\r\nOK', 'UCS2')?.operator).toBe('00101');
});

test('puts a name together that a URC cut in two', () => {
  expect(parseOperator('+COP\r\n^RSSI:12\r\nS: 0,0,"Test Net",2\r\nOK')?.operator).toBe('Test Net');
});

test.each(['', 'OK', '+CME ERROR: 30', '+COPS: (2,"A","B","00101",7),,(0-4),(0-2)', '+COPS: '])(
  'gives null for %j',
  (input) => {
    expect(parseOperator(input)).toBeNull();
  },
);
