import { expect, test } from 'vitest';
import { meetModem } from '../../support/modem-host.ts';

test('the read answer has n first, and location only with n 2', async () => {
  const { lines } = await meetModem({ family: 'ec25' });
  expect(await lines('AT+CREG?')).toEqual(['+CREG: 0,1', 'OK']);
  await lines('AT+CREG=2');
  expect((await lines('AT+CREG?'))[0]).toMatch(/^\+CREG: 2,1,"[0-9A-F]{4}","[0-9A-F]{7}",7$/);
  expect(await lines('AT+CREG=7')).toEqual(['ERROR']);
});

test('a change is told by URC in the form that n asks for, and not at all with n 0', async () => {
  const host = await meetModem({ family: 'sim800' });
  host.modem.setRegistration(2);
  expect(await host.listen(100)).toEqual([]);
  await host.ask('AT+CREG=1;+CGREG=2');
  const heard: string[] = [];
  host.modem.onOutput((bytes) => heard.push(Buffer.from(bytes).toString('latin1').trim()));
  host.modem.setRegistration(1);
  expect(heard).toEqual(['+CREG: 1', expect.stringMatching(/^\+CGREG: 1,"[0-9A-F]{4}","[0-9A-F]{4}"$/)]);
});

test('COPS follows the format, and is bare without a network', async () => {
  const host = await meetModem({ family: 'ec25' });
  expect(await host.lines('AT+COPS?')).toEqual(['+COPS: 0,0,"Tele2 SE",7', 'OK']);
  await host.ask('AT+COPS=3,2');
  expect(await host.lines('AT+COPS?')).toEqual(['+COPS: 0,2,"24007",7', 'OK']);
  expect(await host.lines('AT+COPS=3,9')).toEqual(['ERROR']);
  host.modem.setRegistration(3);
  expect(await host.lines('AT+COPS?')).toEqual(['+COPS: 0', 'OK']);
});

test('the network name is hex under UCS2, the numeric form is not', async () => {
  const host = await meetModem({ family: 'sim800' });
  await host.ask('AT+CSCS="UCS2"');
  expect(await host.lines('AT+COPS?')).toEqual(['+COPS: 0,0,"00540065006C00650032002000530045"', 'OK']);
  await host.ask('AT+COPS=3,2');
  expect(await host.lines('AT+COPS?')).toEqual(['+COPS: 0,2,"24007"', 'OK']);
});

test('the signal is as set while registered, else 99', async () => {
  const host = await meetModem({});
  host.modem.setSignal(7);
  expect(await host.lines('AT+CSQ')).toEqual(['+CSQ: 7,99', 'OK']);
  host.modem.setRegistration(2);
  expect(await host.lines('AT+CSQ')).toEqual(['+CSQ: 99,99', 'OK']);
});

test('searches after a restart before it is registered', async () => {
  const host = await meetModem({
    family: 'generic',
    timing: { simBusyMs: [10, 10], searchMs: [5_000, 5_000] },
  });
  host.modem.restart();
  await host.listen(3_500);
  expect(await host.lines('AT+CREG?')).toContain('+CREG: 0,2');
  await host.listen(5_000);
  expect(await host.lines('AT+CREG?')).toContain('+CREG: 0,1');
});

test('a URC is sent for a change only', async () => {
  const host = await meetModem({});
  await host.ask('AT+CREG=1');
  const heard: string[] = [];
  host.modem.onOutput((bytes) => heard.push(Buffer.from(bytes).toString('latin1').trim()));
  host.modem.setRegistration(1);
  host.modem.setRegistration(5);
  host.modem.setRegistration(5);
  expect(heard).toEqual(['+CREG: 5']);
});

test('a card pulled in the middle of the search is not registered afterwards', async () => {
  const host = await meetModem({ timing: { simBusyMs: [10, 10], searchMs: [5_000, 5_000] } });
  host.modem.restart();
  await host.listen(4_000);
  expect(await host.lines('AT+CREG?')).toContain('+CREG: 0,2');
  host.modem.pullSim();
  await host.listen(10_000);
  expect(await host.lines('AT+CREG?')).toContain('+CREG: 0,0');
});
