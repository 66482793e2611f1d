import { expect, test } from 'vitest';
import { parseOperator } from '../../../src-main/at/operator-parser.ts';

test.each([
  ['+COPS: 0\r\nOK', { mode: 0, format: null, operator: null, tech: null }],
  [
    'AT+COPS?\r\r\n+COPS: 0,2,"00101",7\r\n\r\nOK\r\n',
    { mode: 0, format: 2, operator: '00101', tech: 'LTE' },
  ],
  ['+COPS: 1,0,"Ostnetz 5"\r\nOK', { mode: 1, format: 0, operator: 'Ostnetz 5', tech: null }],
  ['+COPS: 0,0,Ostnetz 5,0\r\nOK', { mode: 0, format: 0, operator: 'Ostnetz 5', tech: 'GSM' }],
  ['+COPS: 0,0,"Ostnetz,2\r\nOK', { mode: 0, format: 0, operator: 'Ostnetz', tech: 'UMTS' }],
  [
    '+COPS: 0,0,"Funk, Mast & Söhne",8\r\nOK',
    { mode: 0, format: 0, operator: 'Funk, Mast & Söhne', tech: 'LTE-M' },
  ],
  ['+COPS: 0,0,"Bei "Uta" um 5",9\r\nOK', { mode: 0, format: 0, operator: 'Bei "Uta" um 5', tech: 'NB-IOT' }],
  ['+COPS: 0,2,00101\r\nOK', { mode: 0, format: 2, operator: '00101', tech: null }],
  ['+COPS:0,1,"",11\r\nOK', { mode: 0, format: 1, operator: null, tech: '5GNR' }],
  ['+COPS: 2\r\nOK', { mode: 2, format: null, operator: null, tech: null }],
])('reads the network in use out of %j', (input, expected) => {
  expect(parseOperator(input)).toEqual(expected);
});

test('decodes a name in UCS2, and keeps one that is plain in spite of it', () => {
  expect(parseOperator('+COPS: 0,0,"004B00690065006C",2\r\nOK', 'UCS2')?.operator).toBe('Kiel');
  expect(parseOperator('+COPS: 0,0,"Kiel",2\r\nOK', 'UCS2')?.operator).toBe('Kiel');
  expect(parseOperator('+COPS: 0,2,"00300030003100300031"\r\nOK', 'UCS2')?.operator).toBe('00101');
  expect(parseOperator('+COPS: 0,2,"00101"\r\nOK', 'UCS2')?.operator).toBe('00101');
});

test('puts a name together that a URC cut in two', () => {
  expect(parseOperator('+COPS: 0,0,"Ost\r\n^RSSI:12\r\nnetz",2\r\nOK')?.operator).toBe('Ostnetz');
  expect(parseOperator('+COP\r\n^RSSI:12\r\nS: 0,0,"Ostnetz 5",2\r\nOK')?.operator).toBe('Ostnetz 5');
});

test.each(['', 'OK', '+CME ERROR: 30', '+COPS: (1,"Ostnetz 5","ON5","00103",2),,(0-4),(0-2)', '+COPS: '])(
  'finds no network in %j',
  (input) => {
    expect(parseOperator(input)).toBeNull();
  },
);
