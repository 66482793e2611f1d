import { expect, test } from 'vitest';
import { luhnCheckDigit } from '../../../src-main/sandbox/luhn.ts';
import { FAMILY_NAMES } from '../../../src-main/sandbox/modem-family-data.ts';
import { meetModem } from '../../support/modem-host.ts';

const ICCID_QUESTIONS = [
  'AT+CCID',
  'AT+CCID?',
  'AT+CICCID',
  'AT+QCCID',
  'AT+ICCID',
  'AT^ICCID?',
  'AT+ZGETICCID',
  'AT+ZICCID?',
];

test.each([
  ['sim800', { 'AT+CCID': '8946071234567890128f' }],
  ['sim7600', { 'AT+CICCID': '+ICCID: 8946071234567890128' }],
  [
    'ec25',
    {
      'AT+QCCID': '+QCCID: 8946071234567890128F',
      'AT+ICCID': '+ICCID: 8946071234567890128F',
      'AT+CCID': '+CCID: 8946071234567890128F',
    },
  ],
  [
    'm26',
    {
      'AT+CCID': '+CCID: "8946071234567890128"',
      'AT+CCID?': '+CCID: "8946071234567890128"',
      'AT+QCCID': '8946071234567890128F',
    },
  ],
  ['wavecom', { 'AT+CCID': '+CCID: "8946071234567890128"' }],
  ['huawei', { 'AT^ICCID?': '^ICCID: 986470214365870921F8' }],
  ['zte', { 'AT+ZGETICCID': '+ZGETICCID: 8946071234567890128', 'AT+ZICCID?': '^ICCID: 8946071234567890128' }],
  ['neoway', { 'AT+CCID': '+CCID: 8946071234567890128' }],
  ['ublox', { 'AT+CCID': '+CCID: 8946071234567890128' }],
  ['generic', {}],
] as const)('%s knows its own ICCID commands and no others', async (family, known) => {
  const { lines } = await meetModem({ family });
  const answers: Record<string, string> = {};
  for (const question of ICCID_QUESTIONS) {
    const answer = await lines(question);
    if (answer.at(-1) === 'OK') answers[question] = answer[0] ?? '';
    else expect(answer).toEqual([family === 'huawei' ? 'COMMAND NOT SUPPORT' : 'ERROR']);
  }
  expect(answers).toEqual(known);
});

test.each(FAMILY_NAMES)(
  '%s tells maker, model, revision, a sound IMEI and EF_ICCID by CRSM',
  async (family) => {
    const { lines, modem } = await meetModem({ family });
    for (const question of ['AT+CGMI', 'AT+GMM', 'AT+CGMR', 'ATI']) {
      const answer = await lines(question);
      expect(answer.length).toBeGreaterThan(1);
      expect(answer.at(-1)).toBe('OK');
    }
    expect(await lines('AT+CGSN')).toEqual([modem.imei, 'OK']);
    expect(modem.imei.at(-1)).toBe(luhnCheckDigit(modem.imei.slice(0, 14)));
    expect(await lines('AT+CRSM=176,12258,0,0,10')).toEqual(['+CRSM: 144,0,"986470214365870921F8"', 'OK']);
    expect(await lines('AT+CRSM=176,28589,0,0,4')).toEqual(['+CRSM: 144,0,"00000002"', 'OK']);
  },
);

test('Wavecom ends CPIN without OK, the others do not', async () => {
  const wavecom = await meetModem({ family: 'wavecom' });
  expect(await wavecom.ask('AT+CPIN?')).toBe('+CPIN: READY\r\n');
  const generic = await meetModem({ family: 'generic' });
  expect(await generic.lines('AT+CPIN?')).toEqual(['+CPIN: READY', 'OK']);
});

test('only LTE modems know CEREG and CESQ', async () => {
  const lte = await meetModem({ family: 'ec25' });
  expect(await lte.lines('AT+CEREG?')).toEqual(['+CEREG: 0,1', 'OK']);
  expect(await lte.lines('AT+CESQ')).toEqual(['+CESQ: 99,99,255,255,20,43', 'OK']);
  const gsm = await meetModem({ family: 'sim800' });
  expect(await gsm.lines('AT+CEREG?')).toEqual(['ERROR']);
  expect(await gsm.lines('AT+CESQ')).toEqual(['ERROR']);
});

test.each(FAMILY_NAMES)('%s boots by itself to a registered SIM', async (family) => {
  const host = await meetModem({ family });
  host.modem.restart();
  await host.listen(15_000);
  expect(await host.lines('AT+CREG?')).toContain('+CREG: 0,1');
});
