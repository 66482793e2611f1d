import { expect, test } from 'vitest';
import { parsePinState } from '../../../src-main/at/pin-state-parser.ts';

test.each([
  ['AT+CPIN?\r\r\n+CPIN: READY\r\n\r\nOK\r\n', 'READY'],
  ['\r\n+CPIN: SIM PIN\r\n', 'SIM PIN'],
  ['+CPIN:SIM PUK2\r\nOK', 'SIM PUK2'],
  ['+CPIN: "SIM PIN"\r\nOK', 'SIM PIN'],
  ['+cpin: ready\r\nok', 'READY'],
  ['+CPIN: PH_SIM PIN\r\nOK', 'PH_SIM PIN'],
  ['+CPIN: PH-NETSUB PIN\r\nOK', 'PH-NETSUB PIN'],
  ['^CPIN: READY,,10,3,10,3\r\nOK', 'READY'],
  ['^CPIN: SIM PIN,3,10,3,10,3\r\nOK', 'SIM PIN'],
  ['+CPIN: NOT INSERTED\r\nOK', 'NOT INSERTED'],
  ['+CPIN: NOT READY\r\n+CPIN: READY\r\nOK', 'READY'],
  ['READY\r\nOK', 'READY'],
  ['+CPIN: SIM PIN\r\n^RSSI:18\r\n$GPGGA,214306,5931.207,N\r\nOK', 'SIM PIN'],
  ['RDY\r\n+CFUN: 1\r\n+CPIN: READY\r\nCall Ready\r\n', 'READY'],
])('reads the word for the SIM out of %j', (input, expected) => {
  expect(parsePinState(input)).toBe(expected);
});

test.each([
  '',
  'OK',
  'ERROR',
  '+CME ERROR: 10',
  '+CME ERROR: SIM not inserted',
  'AT+CPIN?',
  '+CPIN:',
  '+CPIN: 5',
])('finds no word for the SIM in %j', (input) => {
  expect(parsePinState(input)).toBeNull();
});
