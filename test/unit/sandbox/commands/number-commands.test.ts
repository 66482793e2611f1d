import { expect, test } from 'vitest';
import { ussdAs } from '../../../../src-main/sandbox/sim-behaviours.ts';
import { meetModem, TEST_SIM } from '../../../support/modem-host.ts';

const ussdTiming = { ussdMs: [2_000, 2_000] } as const;

test('CNUM and the phonebook ON tell the stored number', async () => {
  const { lines } = await meetModem({});
  expect(await lines('AT+CNUM')).toEqual(['+CNUM: "Own","+46701234567",145', 'OK']);
  expect(await lines('AT+CPBR=1')).toEqual(['ERROR']);
  expect(await lines('AT+CPBS="ON"')).toEqual(['OK']);
  expect(await lines('AT+CPBS?')).toEqual(['+CPBS: "ON",0,250', 'OK']);
  expect(await lines('AT+CPBR=1,4')).toEqual(['+CPBR: 1,"+46701234567",145,"Own"', 'OK']);
  expect(await lines('AT+CPBS="XX"')).toEqual(['ERROR']);
});

test.each([{ number: null }, { numberInCnum: false }])(
  'with %j CNUM is OK alone and ON is empty',
  async (change) => {
    const { lines } = await meetModem({ sim: { ...TEST_SIM, ...change } });
    expect(await lines('AT+CNUM')).toEqual(['OK']);
    await lines('AT+CPBS="ON"');
    expect(await lines('AT+CPBR=1,4')).toEqual(['OK']);
  },
);

test('the own number code is answered after the OK, other codes are unknown', async () => {
  const host = await meetModem({ timing: ussdTiming, sim: { ...TEST_SIM, numberInCnum: false } });
  expect(await host.lines('AT+CUSD=1,"*100#",15')).toEqual(['OK']);
  expect(await host.listen(2_000)).toEqual(['+CUSD: 0,"Your number is +46701234567",15']);
  await host.lines('AT+CUSD=1,"*999#",15');
  expect(await host.listen(2_000)).toEqual(['+CUSD: 2,"Unknown application",15']);
});

test('USSD fails without a network', async () => {
  const host = await meetModem({});
  await host.ask('AT+CMEE=1');
  host.modem.setRegistration(2);
  expect(await host.lines('AT+CUSD=1,"*100#",15')).toEqual(['+CME ERROR: 30']);
});

test('under UCS2 request and text are hex', async () => {
  const host = await meetModem({ timing: ussdTiming });
  await host.ask('AT+CSCS="UCS2"');
  await host.ask('AT+CUSD=1,"002A0031003000300023",15');
  const [text] = await host.listen(2_000);
  expect(text).toMatch(/^\+CUSD: 0,"0059006F0075[0-9A-F]+",72$/);
});

test('packed and mislabelled texts are hex under scheme 15', async () => {
  const packed = await meetModem({ timing: ussdTiming, behaviours: [ussdAs({ form: 'packed' })] });
  await packed.ask('AT+CUSD=1,"*100#",15');
  expect(await packed.listen(2_000)).toEqual([
    '+CUSD: 0,"D9775D0E72D7DBE2B21C949E835634DB0D1693CD6835DB0D",15',
  ]);
  const lying = await meetModem({ timing: ussdTiming, behaviours: [ussdAs({ form: 'ucs2', dcs: 15 })] });
  await lying.ask('AT+CUSD=1,"*100#",15');
  expect((await lying.listen(2_000))[0]).toMatch(/^\+CUSD: 0,"0059006F0075[0-9A-F]+",15$/);
});
