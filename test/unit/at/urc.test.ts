import { expect, test } from 'vitest';
import { classifyUrc } from '../../../src-main/at/urc.ts';

test.each([
  ['+CSMINS: 1,0', 'sim-removed'],
  ['+CSMINS: 1,1', 'sim-inserted'],
  ['+QSIMSTAT: 1,0', 'sim-removed'],
  ['+QSIMSTAT: 1,1', 'sim-inserted'],
  ['+QSIMSTAT: 1,2', 'sim-changed'],
  ['^SIMST: 255,1', 'sim-removed'],
  ['^SIMST:1', 'sim-ready'],
  ['^SIMST: 0', 'sim-changed'],
  ['+WIND: 0', 'sim-removed'],
  ['+WIND: 1', 'sim-inserted'],
  ['+UUSIMSTAT: 0', 'sim-removed'],
  ['+UUSIMSTAT: 6', 'sim-ready'],
  ['#QSS: 0', 'sim-removed'],
  ['#QSS: 2,3', 'sim-ready'],
  ['^SCKS: 1', 'sim-inserted'],
  ['+SIMCARD: NOT AVAILABLE', 'sim-removed'],
  ['+CPIN: READY', 'sim-ready'],
  ['+CPIN: NOT INSERTED', 'sim-removed'],
  ['+CPIN: SIM REMOVED', 'sim-removed'],
  ['+CPIN: NOT READY', 'sim-changed'],
  ['+CPIN: SIM PIN', 'sim-changed'],
  ['RDY', 'boot'],
  ['+CFUN: 1', 'boot'],
  ['^SYSSTART', 'boot'],
  ['MODEM:STARTUP', 'boot'],
  ['*ATREADY: 1', 'boot'],
  ['+WIND: 3', 'boot'],
  ['NORMAL POWER DOWN', 'boot'],
  ['Call Ready', 'boot-progress'],
  ['SMS DONE', 'boot-progress'],
  ['+PBREADY', 'boot-progress'],
  ['+QIND: PB DONE', 'boot-progress'],
  ['+WIND: 4', 'boot-progress'],
  ['RING', 'call'],
  ['NO CARRIER', 'call'],
  ['+CLIP: "+46701740658",145,,,,0', 'call'],
  ['+CUSD: 0,"Rest 47",15', 'ussd'],
  ['^RSSI:17', 'signal'],
  ['+CSQ: 22,99', 'signal'],
  ['^BOOT:20518346,0,0,0,58', 'other'],
  ['^MODE: 3,4', 'other'],
  ['^DSFLOWRPT:00000027,00000B40,000019C5', 'other'],
  ['+ZUSIMR:2', 'other'],
  ['+CMTI: "SM",37', 'other'],
  ['$GPGGA,214306,5931.207,N', 'other'],
  ['UNDER-VOLTAGE WARNNING', 'other'],
])('knows %s as %s', (line, kind) => {
  expect(classifyUrc(line)?.kind).toBe(kind);
});

test('reads the registration that a URC tells', () => {
  expect(classifyUrc('+CEREG: 5,"00C3","1A2B3C",7')).toMatchObject({
    kind: 'registration',
    domain: 'cereg',
    value: { stat: 5, lac: 0xc3, ci: 0x1a2b3c, tech: 'LTE' },
  });
});

test('reads the strength that a URC tells, unknown included', () => {
  expect(classifyUrc('^RSSI:17')).toMatchObject({ rssi: 17 });
  expect(classifyUrc('^RSSI: 99')).toMatchObject({ rssi: null });
});

test.each([
  '357246090513829',
  'SIMCOM_Ltd',
  'Quectel',
  'OK',
  '+CIMI: 1',
  '+CNUM: "","",129',
  '+COPS: 0',
  'AT+CPIN?',
  '',
  'garbage',
])('takes %j for no URC', (line) => {
  expect(classifyUrc(line)).toBeNull();
});
