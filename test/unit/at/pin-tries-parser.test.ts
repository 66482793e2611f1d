import { expect, test } from 'vitest';
import { parsePinTries } from '../../../src-main/at/pin-tries-parser.ts';

test.each([
  ['Huawei', '^CPIN: SIM PIN,2,10,2,10,3', 2],
  ['Huawei with an open card', '^CPIN: READY,,10,3,10,3', 3],
  ['Quectel', '+QPINC: "SC",1,10\r\n+QPINC: "P2",3,10', 1],
  ['Quectel, PIN2 first', '+QPINC: P2,0,10\r\n+QPINC: SC,3,10', 3],
  ['SIMCom', '+SPIC: 3,10,0,10', 3],
  ['SIMCom without spaces', '+SPIC:2,10,0,10', 2],
  ['u-blox', '+UPINCNT: 2,3,10,10', 2],
  ['Wavecom', '+CPINC: 1,3,10,10', 1],
  ['ZTE', '+ZPINPUK: 3,10', 3],
  ['27.007', '+CPINR: SIM PIN,3,3', 3],
  ['27.007 with all codes', '+CPINR: SIM PUK,10,10\r\n+CPINR: SIM PIN2,1,3\r\n+CPINR: "SIM PIN",2,3', 2],
])('reads how many tries are left for the PIN: %s', (_who, answer, tries) => {
  expect(parsePinTries(answer)).toBe(tries);
});

test.each([
  ['an error', 'ERROR'],
  ['nothing', ''],
  ['the counter of another code alone', '+CPINR: SIM PUK,10,10'],
  ['a number that is no count of PIN tries', '+SPIC: 10,10,0,10'],
  ['the plain state', '+CPIN: SIM PIN'],
  ['a word in place of the number', '+UPINCNT: x,3,10,10'],
])('says nothing where the modem does not: %s', (_what, answer) => {
  expect(parsePinTries(answer)).toBeNull();
});
