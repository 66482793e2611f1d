import { expect, test } from 'vitest';
import {
  autobaud,
  babble,
  leftAtPrompt,
  leftInDataMode,
  leftSet,
} from '../../../src-main/sandbox/line-behaviours.ts';
import { createRandom } from '../../../src-main/sandbox/random.ts';
import { meetModem } from '../../support/modem-host.ts';

test('autobaud: the first lines are lost, echo included', async () => {
  const host = await meetModem({ echo: true, behaviours: [autobaud(2)] });
  expect(await host.ask('AT')).toBe('');
  expect(await host.ask('AT')).toBe('');
  expect(await host.ask('AT')).toBe('AT\r\r\nOK\r\n');
});

test('autobaud: nothing but AT trains the speed', async () => {
  const host = await meetModem({ echo: true, behaviours: [autobaud(1)] });
  for (const line of ['ATE0', '\x1b', 'AT+CSQ', 'aT']) expect(await host.ask(line)).toBe('');
  expect(await host.ask('at')).toBe('');
  expect(await host.ask('ATE0')).toBe('ATE0\r\r\nOK\r\n');
});

test('left at a prompt: everything is swallowed until ESC', async () => {
  const host = await meetModem({ echo: true, behaviours: [leftAtPrompt()] });
  expect(await host.ask('AT')).toBe('\r\n> ');
  expect(await host.ask('AT')).toBe('');
  expect(await host.ask('\x1b\rAT')).toBe('\rAT\r\r\nOK\r\n');
});

test('left in data mode: mute until +++ stands alone between two silences', async () => {
  const host = await meetModem({ echo: true, behaviours: [leftInDataMode()] });
  expect(await host.ask('AT')).toBe('');
  host.send('+++');
  expect(await host.listen(999)).toEqual([]);
  expect(await host.listen(1)).toEqual(['OK']);
  expect(await host.ask('ATH')).toBe('ATH\r\r\nOK\r\n');
});

test('left in data mode: +++ right behind other bytes is data', async () => {
  const host = await meetModem({ behaviours: [leftInDataMode()] });
  host.send('AT\r');
  await host.listen(900);
  host.send('+++');
  expect(await host.listen(5_000)).toEqual([]);
  host.send('+++');
  await host.listen(500);
  host.send('AT\r');
  expect(await host.listen(5_000)).toEqual([]);
});

test('left in data mode: a restart ends the call', async () => {
  const host = await meetModem({ behaviours: [leftInDataMode()] });
  host.modem.restart();
  await host.listen(10_000);
  expect(await host.lines('ATE0')).toContain('OK');
});

test.each([
  ['ATE0V0', 'AT+CSQ', '+CSQ: 20,99\r\n0\r'],
  ['ATE0Q1', 'AT+CSQ', '\r\n+CSQ: 20,99\r\n'],
  ['ATE0S4=0', 'AT', '\r\0OK\r\0'],
])('left at %s by another program', async (left, line, answer) => {
  const host = await meetModem({ echo: true, behaviours: [leftSet(left)] });
  expect(await host.ask(line)).toBe(answer);
});

test('left at ATS3=10: a line ends with LF, and CR ends none', async () => {
  const host = await meetModem({ behaviours: [leftSet('ATE0S3=10')], echo: true });
  expect(await host.ask('AT')).toBe('');
  host.send('\n');
  expect(await host.listen(100)).toEqual(['OK']);
  host.send('ATS3=13S4=10\n');
  await host.listen(100);
  expect(await host.ask('ATS3?')).toBe('\r\n013\r\n\r\nOK\r\n');
});

test('what another program left behind is gone after a restart', async () => {
  const host = await meetModem({ behaviours: [leftSet('ATE0V0Q1S3=10')], echo: true });
  host.modem.restart();
  await host.listen(10_000);
  expect(await host.ask('AT')).toBe('AT\r\r\nOK\r\n');
});

test('babble: whole answers to somebody else, and some of our lines lost to him', async () => {
  const host = await meetModem({ behaviours: [babble(createRandom(3), 2_000, 4)] });
  const heard = await host.listen(30_000);
  expect(heard.length).toBeGreaterThan(20);
  expect(heard).toContain('+CPIN: READY');
  const answers = [];
  for (let turn = 0; turn < 8; turn++) answers.push((await host.lines('AT+CGSN')).includes(host.modem.imei));
  expect(answers.filter((got) => !got)).toHaveLength(2);
});
