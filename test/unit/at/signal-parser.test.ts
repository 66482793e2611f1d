import { expect, test } from 'vitest';
import { extendedSignalToDbm, rssiToDbm } from '../../../src-main/at/signal.ts';
import { parseExtendedSignal, parseSignal } from '../../../src-main/at/signal-parser.ts';

test.each([
  ['AT+CSQ\r\r\n+CSQ: 22,99\r\n\r\nOK\r\n', { rssi: 22, ber: 99 }],
  ['+CSQ:31,0\r\nOK', { rssi: 31, ber: 0 }],
  ['+CSQ: 99,99\r\nOK', { rssi: null, ber: 99 }],
  ['+CSQ: 145,99\r\nOK', { rssi: 145, ber: 99 }],
  ['+CSQ: 199,99\r\nOK', { rssi: null, ber: 99 }],
  ['+CSQ: 12, 3, 0\r\nOK', { rssi: 12, ber: 3 }],
  ['+CSQ: 12\r\nOK', { rssi: 12, ber: null }],
  ['22,99\r\nOK', { rssi: 22, ber: 99 }],
])('reads strength and error rate out of %j', (input, expected) => {
  expect(parseSignal(input)).toEqual(expected);
});

test.each(['', 'OK', '+CSQ:', '+CSQ: (0-31,99),(0-7,99)', '+CME ERROR: 14', '+CSQ: 5000,1'])(
  'reads no strength out of %j',
  (input) => {
    expect(parseSignal(input)).toBeNull();
  },
);

test('reads the six values of an extended signal as they come', () => {
  expect(parseExtendedSignal('+CESQ: 99,99,255,255,13,46\r\nOK')).toEqual({
    rxlev: 99,
    ber: 99,
    rscp: 255,
    ecn0: 255,
    rsrq: 13,
    rsrp: 46,
  });
  expect(parseExtendedSignal('+CESQ: 99,99,255\r\nOK')).toBeNull();
});

test('turns rssi into dBm, TD-SCDMA firmware included', () => {
  expect([0, 17, 31, 99, 100, 191, 199, null].map(rssiToDbm)).toEqual([
    -113,
    -79,
    -51,
    null,
    -116,
    -25,
    null,
    null,
  ]);
});

test('takes dBm of the newest network that has a value', () => {
  const unknown = { rxlev: 99, ber: 99, rscp: 255, ecn0: 255, rsrq: 255, rsrp: 255 };
  expect(extendedSignalToDbm({ ...unknown, rsrp: 80 })).toBe(-61);
  expect(extendedSignalToDbm({ ...unknown, rscp: 95 })).toBe(-26);
  expect(extendedSignalToDbm({ ...unknown, rxlev: 10 })).toBe(-101);
  expect(extendedSignalToDbm(unknown)).toBeNull();
});
