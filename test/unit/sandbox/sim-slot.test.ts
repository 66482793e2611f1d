import { expect, test } from 'vitest';
import { looksAgain, noDetectContact } from '../../../src-main/sandbox/behaviours.ts';
import { meetModem, OTHER_SIM, TEST_SIM } from '../../support/modem-host.ts';

test.each([
  ['sim800', 'AT+CSMINS=1', ['+CSMINS: 1,0', '+CPIN: NOT READY'], '+CSMINS: 1,1'],
  ['sim7600', 'AT', ['+CPIN: NOT INSERTED', '+SIMCARD: NOT AVAILABLE'], '+CPIN: READY'],
  ['ec25', 'AT+QSIMSTAT=1', ['+QSIMSTAT: 1,0', '+CPIN: NOT READY'], '+QSIMSTAT: 1,1'],
  ['m26', 'AT+QSIMSTAT=1', ['+QSIMSTAT:1,0', '+CPIN: NOT READY'], '+QSIMSTAT:1,1'],
  ['wavecom', 'AT+WIND=1', ['+WIND: 0'], '+WIND: 1'],
  ['huawei', 'AT', ['^SIMST: 255,0', '^SRVST: 0'], '^SIMST: 1,0'],
  ['ublox', 'AT+USIMSTAT=1', ['+UUSIMSTAT: 0'], '+UUSIMSTAT: 1'],
] as const)('%s tells by URC that a card leaves or comes once %s is set', async (family, on, out, back) => {
  const host = await meetModem({ family });
  expect(await host.lines(on)).toEqual(['OK']);
  const heard: string[] = [];
  host.modem.onOutput((bytes) => heard.push(Buffer.from(bytes).toString('latin1').trim()));
  host.modem.pullSim();
  expect(heard).toEqual(out);
  host.modem.insertSim(OTHER_SIM);
  await host.listen(8_000);
  expect(heard).toContain(back);
  expect(await host.lines('AT+CIMI')).toEqual([OTHER_SIM.imsi, 'OK']);
});

test.each([
  ['sim800', ['+CPIN: NOT READY'], '+CPIN: READY'],
  ['ec25', ['+CPIN: NOT READY'], '+CPIN: READY'],
  ['wavecom', [], '+WIND: 4'],
] as const)('%s sends no report that was not asked for', async (family, out, back) => {
  const host = await meetModem({ family });
  const heard: string[] = [];
  host.modem.onOutput((bytes) => heard.push(Buffer.from(bytes).toString('latin1').trim()));
  host.modem.pullSim();
  expect(heard).toEqual(out);
  host.modem.insertSim(OTHER_SIM);
  expect(heard).toEqual(out);
  await host.listen(8_000);
  expect(heard).toContain(back);
});

test.each([
  ['sim800', 'AT+CSDT=0'],
  ['ec25', 'AT+QSIMDET=0,0'],
  ['sim7600', 'AT+UIMHOTSWAPON=0'],
  ['generic', 'AT'],
] as const)('%s knows nothing of a pulled card after %s', async (family, off) => {
  const host = await meetModem({ family });
  expect(await host.lines(off)).toEqual(['OK']);
  host.modem.pullSim();
  expect(await host.listen(5_000)).toEqual([]);
  expect(await host.lines('AT+CPIN?')).toEqual(['+CPIN: READY', 'OK']);
});

test('Huawei tells in SYSINFO whether there is a card', async () => {
  const host = await meetModem({ family: 'huawei' });
  expect(await host.lines('AT^SYSINFO')).toEqual(['^SYSINFO: 2,3,0,5,1,,4', 'OK']);
  host.modem.pullSim();
  expect(await host.lines('AT^SYSINFO')).toEqual(['^SYSINFO: 2,3,0,5,255,,4', 'OK']);
});

test('with a contact a pulled card is gone at once, and a new one is busy before it is ready', async () => {
  const host = await meetModem({ family: 'ec25', timing: { simBusyMs: [3_000, 3_000] } });
  await host.ask('AT+CMEE=1');
  await host.ask('AT+QSIMSTAT=1');
  host.modem.pullSim();
  expect(await host.lines('AT+CPIN?')).toEqual(['+CME ERROR: 10']);
  expect(await host.lines('AT+QSIMSTAT?')).toEqual(['+QSIMSTAT: 1,0', 'OK']);
  host.modem.insertSim(OTHER_SIM);
  expect(await host.lines('AT+QCCID')).toEqual(expect.arrayContaining(['+CME ERROR: 14']));
  await host.listen(4_000);
  expect(await host.lines('AT+QCCID')).toContain(`+QCCID: ${OTHER_SIM.iccid}`);
});

test('without a contact the old card is reported until a command reads from it', async () => {
  const host = await meetModem({ family: 'sim800', behaviours: [noDetectContact()] });
  await host.ask('AT+CMEE=1');
  await host.ask('AT+CSMINS=1');
  host.modem.pullSim();
  expect(await host.listen(5_000)).toEqual([]);
  expect(await host.lines('AT+CPIN?')).toEqual(['+CPIN: READY', 'OK']);
  expect(await host.lines('AT+CIMI')).toEqual([TEST_SIM.imsi, 'OK']);
  expect(await host.lines('AT+CCID')).toEqual(['+CME ERROR: 10']);
  expect(await host.lines('AT+CPIN?')).toEqual(['+CPIN: NOT INSERTED', 'OK']);
});

test('without a contact an exchanged card is a SIM failure until a power cycle finds it', async () => {
  const host = await meetModem({ family: 'generic', behaviours: [noDetectContact()] });
  await host.ask('AT+CMEE=1');
  host.modem.pullSim();
  host.modem.insertSim(OTHER_SIM);
  expect(await host.lines('AT+CRSM=176,12258,0,0,10')).toEqual(['+CME ERROR: 13']);
  expect(await host.lines('AT+CIMI')).toEqual(['+CME ERROR: 13']);
  await host.ask('AT+CFUN=0');
  await host.ask('AT+CFUN=1');
  await host.listen(10_000);
  expect(await host.lines('AT+CIMI')).toEqual([OTHER_SIM.imsi, 'OK']);
});

test('a modem that looks again finds a new card when asked for the PIN state', async () => {
  const host = await meetModem({ family: 'generic', behaviours: [noDetectContact(), looksAgain()] });
  host.modem.pullSim();
  await host.ask('AT+CRSM=176,12258,0,0,10');
  expect(await host.lines('AT+CPIN?')).toEqual(['ERROR']);
  host.modem.insertSim(OTHER_SIM);
  expect(await host.lines('AT+CPIN?')).toEqual(['ERROR']);
  await host.listen(3_000);
  expect(await host.lines('AT+CPIN?')).toEqual(['+CPIN: READY', 'OK']);
});

test('a locked card takes its PIN, and CRSM reads the ICCID without it', async () => {
  const host = await meetModem({ family: 'wavecom', sim: { ...TEST_SIM, pin: '1234' } });
  await host.ask('AT+CMEE=1');
  expect(await host.lines('AT+CPIN?')).toEqual(['+CPIN: SIM PIN']);
  expect(await host.lines('AT+CCID')).toEqual(['+CME ERROR: 11']);
  expect(await host.lines('AT+CRSM=176,12258,0,0,10')).toContain('OK');
  expect(await host.lines('AT+CREG?')).toContain('+CREG: 0,0');
  expect(await host.lines('AT+CPIN="1234"')).toEqual(['OK']);
  await host.listen(5_000);
  expect(await host.lines('AT+CPIN?')).toEqual(['+CPIN: READY']);
  expect(await host.lines('AT+CREG?')).toContain('+CREG: 0,1');
});

test('three wrong PINs lock the card, also across a restart', async () => {
  const host = await meetModem({ family: 'ec25', sim: { ...TEST_SIM, pin: '1234' } });
  await host.ask('AT+CMEE=1');
  expect(await host.lines('AT+CPIN=0000')).toEqual(['+CME ERROR: 16']);
  expect(await host.lines('AT+QPINC')).toEqual(['+QPINC: "SC",2,10', 'OK']);
  await host.ask('AT+CPIN=0000');
  expect(await host.lines('AT+CPIN=0000')).toEqual(['+CME ERROR: 12']);
  expect(await host.lines('AT+CPIN=1234')).toEqual(['+CME ERROR: 12']);
  host.modem.restart();
  expect(await host.listen(15_000)).toContain('+CPIN: SIM PUK');
});

test('a right PIN gives all tries back', async () => {
  const host = await meetModem({ family: 'ec25', sim: { ...TEST_SIM, pin: '1234' } });
  await host.ask('AT+CPIN=0000');
  await host.ask('AT+CPIN=1234');
  expect(await host.lines('AT+QPINC')).toEqual(['+QPINC: "SC",3,10', 'OK']);
});

test('a card that is PUK locked from the beginning stays so', async () => {
  const host = await meetModem({ sim: { ...TEST_SIM, pukLocked: true } });
  expect(await host.lines('AT+CPIN?')).toEqual(['+CPIN: SIM PUK', 'OK']);
});

test('an unknown file on the card is not found', async () => {
  const host = await meetModem({});
  expect(await host.lines('AT+CRSM=176,28999,0,0,4')).toEqual(['+CRSM: 106,130', 'OK']);
  expect(await host.lines('AT+CRSM=214,12258,0,0,10')).toEqual(['ERROR']);
});

test.each([
  ['sim800', ['+CPIN: NOT INSERTED']],
  ['sim7600', ['+CPIN: NOT INSERTED']],
  ['neoway', []],
] as const)('a %s that powers an empty socket up says %j, card contact or not', async (family, said) => {
  const host = await meetModem({ family, sim: null, behaviours: [noDetectContact()] });
  await host.ask('AT+CFUN=0');
  expect([...(await host.lines('AT+CFUN=1')), ...(await host.listen(5_000))]).toEqual(['OK', ...said]);
});

test('CFUN=0 takes the power from the card, CFUN=4 leaves it on', async () => {
  const host = await meetModem({ family: 'generic' });
  await host.ask('AT+CFUN=4');
  expect(await host.lines('AT+CFUN?')).toEqual(['+CFUN: 4', 'OK']);
  expect(await host.lines('AT+CIMI')).toEqual([TEST_SIM.imsi, 'OK']);
  expect(await host.lines('AT+CREG?')).toContain('+CREG: 0,0');
  await host.ask('AT+CFUN=0');
  expect(await host.lines('AT+CIMI')).toEqual(['ERROR']);
  expect(await host.lines('AT+CFUN=9')).toEqual(['ERROR']);
});

test('CFUN=0 leaves the card without power until CFUN=1, whoever asks for it and whatever its contact says', async () => {
  const host = await meetModem({ family: 'ec25', behaviours: [looksAgain()] });
  await host.ask('AT+CFUN=0');
  await host.ask('AT+CPIN?');
  expect(await host.listen(5_000)).toEqual([]);
  expect(await host.lines('AT+CFUN?')).toEqual(['+CFUN: 0', 'OK']);
  host.modem.pullSim();
  host.modem.insertSim(OTHER_SIM);
  expect(await host.listen(5_000)).toEqual([]);
  await host.ask('AT+CFUN=1');
  await host.listen(5_000);
  expect(await host.lines('AT+CIMI')).toEqual([OTHER_SIM.imsi, 'OK']);
  expect(await host.lines('AT+CREG?')).toContain('+CREG: 0,1');
});
