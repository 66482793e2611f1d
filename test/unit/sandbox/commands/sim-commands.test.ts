import { expect, test } from 'vitest';
import type { SimulatedFamilyName } from '../../../../src-main/sandbox/modem-family.ts';
import { meetModem, OTHER_SIM, TEST_SIM } from '../../../support/modem-host.ts';

const LOCKED = { ...TEST_SIM, pin: '1234' };

async function meetLocked(family: SimulatedFamilyName = 'sim800') {
  const host = await meetModem({ family, sim: LOCKED });
  await host.ask('AT+CMEE=1');
  return host;
}

test('a right PIN opens the card, and the next power-up asks for it again', async () => {
  const host = await meetLocked();
  expect(await host.lines('AT+CPIN?')).toEqual(['+CPIN: SIM PIN', 'OK']);
  expect(await host.lines('AT+CIMI')).toEqual(['+CME ERROR: 11']);
  expect(await host.lines('AT+CPIN="1234"')).toContain('OK');
  expect(await host.lines('AT+CIMI')).toEqual([TEST_SIM.imsi, 'OK']);
  host.modem.restart();
  await host.listen(10_000);
  expect(await host.lines('AT+CPIN?')).toContain('+CPIN: SIM PIN');
});

test('the third wrong PIN in a row asks for the PUK, for good, and restarts change nothing', async () => {
  const host = await meetLocked();
  expect(await host.lines('AT+CPIN="0000"')).toEqual(['+CME ERROR: 16']);
  host.modem.restart();
  await host.listen(10_000);
  await host.ask('ATE0+CMEE=1');
  expect(await host.lines('AT+CPIN="1111"')).toEqual(['+CME ERROR: 16']);
  expect(await host.lines('AT+CPIN="2222"')).toEqual(['+CME ERROR: 12']);
  expect(await host.lines('AT+CPIN="1234"')).toEqual(['+CME ERROR: 12']);
  host.modem.restart();
  await host.listen(10_000);
  expect(await host.lines('AT+CPIN?')).toContain('+CPIN: SIM PUK');
});

test('a right PIN gives all tries back', async () => {
  const host = await meetLocked();
  await host.ask('AT+CPIN="0000"');
  expect(await host.lines('AT+SPIC')).toEqual(['+SPIC: 2,10,0,10', 'OK']);
  await host.ask('AT+CPIN="1234"');
  expect(await host.lines('AT+SPIC')).toEqual(['+SPIC: 3,10,0,10', 'OK']);
});

test.each<[SimulatedFamilyName, string, string, string, string]>([
  ['sim800', 'AT+SPIC', '+SPIC: 3,10,0,10', '+SPIC: 2,10,0,10', '+SPIC: 3,10,0,10'],
  ['ec25', 'AT+QPINC?', '+QPINC: "SC",3,10', '+QPINC: "SC",2,10', '+QPINC: "SC",3,10'],
  ['ublox', 'AT+UPINCNT', '+UPINCNT: 3,3,10,10', '+UPINCNT: 2,3,10,10', '+UPINCNT: 3,3,10,10'],
  [
    'huawei',
    'AT^CPIN?',
    '^CPIN: SIM PIN,3,10,3,10,3',
    '^CPIN: SIM PIN,2,10,2,10,3',
    '^CPIN: READY,,10,3,10,3',
  ],
])('%s tells the tries left by %s', async (family, command, fresh, afterOne, open) => {
  const host = await meetLocked(family);
  expect(await host.lines(command)).toEqual([fresh, 'OK']);
  await host.ask('AT+CPIN="0000"');
  expect(await host.lines(command)).toEqual([afterOne, 'OK']);
  await host.ask('AT+CPIN="1234"');
  await host.listen(5_000);
  expect(await host.lines(command)).toEqual([open, 'OK']);
});

test('the tries of one card are not those of another', async () => {
  const host = await meetLocked();
  await host.ask('AT+CPIN="0000"');
  host.modem.pullSim();
  expect(await host.lines('AT+SPIC')).toEqual(['+CME ERROR: 10']);
  host.modem.insertSim({ ...OTHER_SIM, pin: '9999' });
  await host.listen(3_000);
  expect(await host.lines('AT+SPIC')).toEqual(['+SPIC: 3,10,0,10', 'OK']);
});

test('the ICCID file is open while the PIN is asked for, the file of the number is not', async () => {
  const host = await meetLocked();
  expect(await host.lines('AT+CRSM=176,12258,0,0,10')).toEqual(['+CRSM: 144,0,"986470214365870921F8"', 'OK']);
  expect(await host.lines('AT+CRSM=192,28480')).toEqual(['+CME ERROR: 11']);
});

test('the file of the own number is read by the record length that its header tells', async () => {
  const { lines } = await meetModem({});
  expect(await lines('AT+CRSM=192,28480')).toEqual(['+CRSM: 144,0,"000000306F4004001FFF2201020118"', 'OK']);
  expect(await lines('AT+CRSM=178,28480,1,4,24')).toEqual([
    '+CRSM: 144,0,"4F776EFFFFFFFFFFFFFF07916407214365F7FFFFFFFFFFFF"',
    'OK',
  ]);
  expect(await lines('AT+CRSM=178,28480,1,4,20')).toEqual(['+CRSM: 103,24', 'OK']);
});

test('a card without its number has an empty record', async () => {
  const { lines } = await meetModem({ sim: { ...TEST_SIM, numberInCnum: false } });
  expect(await lines('AT+CRSM=178,28480,1,4,24')).toEqual([`+CRSM: 144,0,"${'FF'.repeat(24)}"`, 'OK']);
});
