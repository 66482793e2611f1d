import { expect, test } from 'vitest';
import { hostOf, meetModem, TEST_SIM } from '../../support/modem-host.ts';

test('echoes a line as it came, then answers between CR LF pairs', async () => {
  const { ask } = await meetModem({ echo: true });
  expect(await ask('AT+CIMI')).toBe('AT+CIMI\r\r\n240071234567890\r\n\r\nOK\r\n');
});

test('the answer to ATE0 still has its echo, the next one has not', async () => {
  const { ask } = await meetModem({ echo: true });
  expect(await ask('ATE0')).toBe('ATE0\r\r\nOK\r\n');
  expect(await ask('AT')).toBe('\r\nOK\r\n');
});

test('ATV0 answers with a digit and CR, ATQ1 without any final result', async () => {
  const { ask } = await meetModem({});
  expect(await ask('ATV0')).toBe('0\r');
  expect(await ask('AT+CSQ')).toBe('+CSQ: 20,99\r\n0\r');
  expect(await ask('AT+NOPE')).toBe('4\r');
  expect(await ask('ATQ1')).toBe('');
  expect(await ask('ATQ0V1')).toBe('\r\nOK\r\n');
});

test('CMEE decides how an error is told', async () => {
  const { ask } = await meetModem({ sim: null });
  expect(await ask('AT+CIMI')).toBe('\r\nERROR\r\n');
  await ask('AT+CMEE=1');
  expect(await ask('AT+CIMI')).toBe('\r\n+CME ERROR: 10\r\n');
  await ask('AT+CMEE=2');
  expect(await ask('AT+CIMI')).toBe('\r\n+CME ERROR: SIM not inserted\r\n');
  expect(await ask('AT+CMEE?')).toBe('\r\n+CMEE: 2\r\n\r\nOK\r\n');
});

test.each([
  ['compact', '+CSQ: 20,99\r\nOK\r\n'],
  ['double-cr', '\r\r\n+CSQ: 20,99\r\r\n\r\r\nOK\r\r\n'],
  ['lf', '\n+CSQ: 20,99\n\nOK\n'],
  ['cr', '\r+CSQ: 20,99\r\rOK\r'],
] as const)('lays answers out in the %s style', async (lineStyle, expected) => {
  const { ask } = await meetModem({ lineStyle });
  expect(await ask('AT+CSQ')).toBe(expected);
});

test('a chain has one final result, and its first error ends it', async () => {
  const { lines } = await meetModem({});
  expect(await lines('AT+COPS=3,2;+COPS?;+CSQ')).toEqual(['+COPS: 0,2,"24007"', '+CSQ: 20,99', 'OK']);
  expect(await lines('AT+CSQ;+NOPE;+CIMI')).toEqual(['+CSQ: 20,99', 'ERROR']);
});

test('answers after the latency and not before', async () => {
  const host = await meetModem({ latencyMs: 40 });
  host.send('AT\r');
  expect(await host.listen(39)).toEqual([]);
  expect(await host.listen(1)).toEqual(['OK']);
});

test('takes one line at a time, keeps what comes meanwhile, and counts it', async () => {
  const host = await meetModem({ latencyMs: 40 });
  host.send('AT+CSQ\r');
  host.send('AT+CIMI\r');
  expect(await host.listen(40)).toEqual(['+CSQ: 20,99', 'OK']);
  expect(await host.listen(40)).toEqual(['240071234567890', 'OK']);
  expect(host.modem.overlaps).toBe(1);
});

test('puts a line together from single bytes, ignores LF, and ESC drops what was typed', async () => {
  const host = await meetModem({});
  for (const byte of 'garbage\x1bAT+CSQ\r\n') host.send(byte);
  expect(await host.listen(100)).toEqual(['+CSQ: 20,99', 'OK']);
});

test('an empty line and a line without AT get no answer', async () => {
  const { ask } = await meetModem({});
  expect(await ask('')).toBe('');
  expect(await ask('hello')).toBe('');
});

test('a restart is silent for the boot time, then sends the boot lines, with echo and CMEE back at their defaults', async () => {
  const host = await meetModem({ family: 'sim800' });
  await host.ask('AT+CMEE=1');
  host.modem.restart();
  expect(await host.ask('AT')).toBe('');
  expect(await host.listen(9_000)).toEqual(['RDY', '+CFUN: 1', '+CPIN: READY', 'Call Ready', 'SMS Ready']);
  expect(await host.ask('AT+CMEE?')).toBe('AT+CMEE?\r\r\n+CMEE: 0\r\n\r\nOK\r\n');
});

test('AT+CFUN=1,1 says OK, then restarts', async () => {
  const host = await meetModem({ family: 'm26' });
  expect(await host.lines('AT+CFUN=1,1')).toEqual(['OK']);
  expect(await host.listen(9_000)).toContain('RDY');
});

test('without power it neither hears nor speaks, and boots when the power is back', async () => {
  const host = await meetModem({});
  host.modem.powerOff();
  expect(await host.lines('AT')).toEqual([]);
  expect(await host.listen(60_000)).toEqual([]);
  host.modem.powerOn();
  expect(await host.listen(10_000)).toContain('RDY');
  expect(await host.lines('AT')).toContain('OK');
});

test('a modem gone silent keeps its state and speaks again', async () => {
  const host = await meetModem({});
  host.modem.goSilent();
  expect(await host.lines('AT+CMEE=1')).toEqual([]);
  host.modem.speakAgain();
  expect(await host.lines('AT+CMEE?')).toEqual(['+CMEE: 1', 'OK']);
});

test('a second channel shares the modem but not the echo, and gets no URCs', async () => {
  const host = await meetModem({});
  const second = hostOf(host.modem, host.modem.openChannel(), host.clock);
  expect(await second.ask('AT+CGSN')).toBe(`AT+CGSN\r\r\n${host.modem.imei}\r\n\r\nOK\r\n`);
  host.modem.sendUrc('+CREG: 2');
  expect(await second.listen(100)).toEqual([]);
});

test('tells which card is in the socket', async () => {
  const { modem } = await meetModem({});
  expect(modem.sim).toBe(TEST_SIM);
  modem.pullSim();
  expect(modem.sim).toBeNull();
});

test('ends all timers when stopped', async () => {
  const host = await meetModem({ family: 'ec25' });
  host.modem.restart();
  host.send('AT\r');
  host.modem.stop();
  expect(host.clock.timers).toBe(0);
});
