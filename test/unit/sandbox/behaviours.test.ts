import { expect, test } from 'vitest';
import {
  cachedCpin,
  cachedIccid,
  cloneImei,
  echoOnly,
  fixedAnswer,
  flappingRegistration,
  garbage,
  lateAnswer,
  midLineUrc,
  neverEndingLine,
  noCnum,
  noNetwork,
  registeredAs,
  resetDuring,
  reworded,
  roaming,
  silent,
  urcBeforeAnswer,
} from '../../../src-main/sandbox/behaviours.ts';
import { createRandom } from '../../../src-main/sandbox/random.ts';
import { meetModem } from '../../support/modem-host.ts';

test('silent: not even an echo, nor a URC', async () => {
  const host = await meetModem({ echo: true, behaviours: [silent()] });
  expect(await host.ask('AT')).toBe('');
  host.modem.restart();
  expect(await host.listen(10_000)).toEqual([]);
});

test('echo only: the line comes back and nothing else', async () => {
  const host = await meetModem({ echo: true, behaviours: [echoOnly()] });
  expect(await host.ask('AT')).toBe('AT\r');
});

test('garbage: bytes without a final result, the same for the same seed', async () => {
  const speak = async () => {
    const host = await meetModem({ echo: true, behaviours: [garbage(createRandom(4))] });
    return host.ask('AT');
  };
  const text = await speak();
  expect(text).toHaveLength('AT\r'.length + 40);
  expect(text).not.toContain('OK');
  expect(await speak()).toBe(text);
});

test('never-ending line: characters go on coming and none ends the line', async () => {
  const host = await meetModem({ behaviours: [neverEndingLine(100, 50)] });
  const [first] = await host.listen(1_000);
  expect(first).toBe('7'.repeat(2_000));
});

test('late answer: comes after its delay, as often as told', async () => {
  const host = await meetModem({ behaviours: [lateAnswer(/CSQ/, 8_000, 1)] });
  expect(await host.lines('AT+CSQ')).toEqual([]);
  expect(await host.listen(8_000)).toEqual(['+CSQ: 20,99', 'OK']);
  expect(await host.lines('AT+CSQ')).toEqual(['+CSQ: 20,99', 'OK']);
});

test('mid-line URC: cuts the first line of the answer in two', async () => {
  const host = await meetModem({ behaviours: [midLineUrc(/CIMI/, '^RSSI: 20')] });
  expect(await host.lines('AT+CIMI')).toEqual(['2400712', '^RSSI: 20', '34567890', 'OK']);
  expect(await host.lines('AT+CSQ')).toEqual(['+CSQ: 20,99', 'OK']);
});

test('a URC may come between the command and its answer', async () => {
  const host = await meetModem({ behaviours: [urcBeforeAnswer(/CSQ/, 'RING')] });
  expect(await host.lines('AT+CSQ')).toEqual(['RING', '+CSQ: 20,99', 'OK']);
});

test('clone IMEI: the same on every modem', async () => {
  for (const family of ['sim800', 'ec25'] as const) {
    const host = await meetModem({ family, behaviours: [cloneImei()] });
    expect(await host.lines('AT+CGSN')).toEqual(['490154203237518', 'OK']);
  }
});

test('no CNUM: an error, while the phonebook ON goes on working', async () => {
  const host = await meetModem({ behaviours: [noCnum()] });
  expect(await host.lines('AT+CNUM')).toEqual(['ERROR']);
  await host.lines('AT+CPBS="ON"');
  expect(await host.lines('AT+CPBR=1')).toEqual(['+CPBR: 1,"+46701234567",145,"Own"', 'OK']);
});

test.each([
  ['no network', noNetwork(), '+CREG: 0,2'],
  ['denied', registeredAs(3), '+CREG: 0,3'],
  ['roaming', roaming(), '+CREG: 0,5'],
])('%s shows in CREG from the beginning', async (_name, behaviour, answer) => {
  const host = await meetModem({ behaviours: [behaviour] });
  expect(await host.lines('AT+CREG?')).toEqual([answer, 'OK']);
});

test('roaming: the network in use is not the home network', async () => {
  const host = await meetModem({ behaviours: [roaming({ plmn: '26201', name: 'Telekom.de' })] });
  expect(await host.lines('AT+COPS=3,2;+COPS?')).toEqual(['+COPS: 0,2,"26201"', 'OK']);
});

test('flapping: home and searching in turn', async () => {
  const host = await meetModem({ behaviours: [flappingRegistration(10_000)] });
  const seen: (string | undefined)[] = [];
  for (let turn = 0; turn < 4; turn++) {
    seen.push((await host.lines('AT+CREG?'))[0]);
    await host.listen(9_000);
  }
  expect(seen).toEqual(['+CREG: 0,1', '+CREG: 0,2', '+CREG: 0,1', '+CREG: 0,2']);
});

test('reset during a command: a restart in place of the answer, once', async () => {
  const host = await meetModem({ behaviours: [resetDuring(/CIMI/)] });
  expect(await host.lines('AT+CIMI')).toEqual([]);
  expect(await host.listen(10_000)).toContain('RDY');
  expect(await host.lines('AT+CIMI')).toContain('240071234567890');
});

test('reset in the middle of an answer: half of it, then a restart', async () => {
  const host = await meetModem({ behaviours: [resetDuring(/CIMI/, 1, { half: true })] });
  expect(await host.ask('AT+CIMI')).toBe('\r\n2400712345');
  expect(await host.listen(10_000)).toContain('RDY');
  expect(await host.lines('AT+CIMI')).toContain('240071234567890');
});

test('cached ICCID: told for a card that is gone, while the card file tells the truth', async () => {
  const host = await meetModem({ behaviours: [cachedIccid()] });
  const told = await host.lines('AT+CCID');
  host.modem.pullSim();
  expect(await host.lines('AT+CCID')).toEqual(told);
  expect(await host.lines('AT+CRSM=176,12258,0,0,10')).toEqual(['ERROR']);
  expect(await host.lines('AT+CPIN?')).toEqual(['+CPIN: NOT INSERTED', 'OK']);
});

test('cached CPIN: ready for ever', async () => {
  const host = await meetModem({ behaviours: [cachedCpin()] });
  expect(await host.lines('AT+CPIN?')).toEqual(['+CPIN: READY', 'OK']);
  host.modem.pullSim();
  expect(await host.lines('AT+CPIN?')).toEqual(['+CPIN: READY', 'OK']);
  expect(await host.lines('AT+CCID')).toEqual(['ERROR']);
});

test('behaviours stack, the last one outermost', async () => {
  const host = await meetModem({
    behaviours: [
      fixedAnswer(/CNUM/, '\r\n+CNUM: ,"+46700000000",145\r\n\r\nOK\r\n'),
      reworded(/CNUM/, (text) => text.replaceAll('"', '')),
      lateAnswer(/CNUM/, 2_000),
    ],
  });
  expect(await host.lines('AT+CNUM')).toEqual([]);
  expect(await host.listen(2_000)).toEqual(['+CNUM: ,+46700000000,145', 'OK']);
});
