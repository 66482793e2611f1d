import { expect, test } from 'vitest';
import { noDetectContact } from '../../../../src-main/sandbox/behaviours.ts';
import { createReadyBench } from '../modem-bench.ts';
import { answer, CARD_A, createReadyModem, type ScriptedModem } from '../scripted-modem.ts';

const HOUR_MS = 3_600_000;

function timesOf(modem: ScriptedModem, pattern: RegExp): readonly number[] {
  return modem.asked.filter(({ text }) => pattern.test(text)).map(({ atMs }) => atMs);
}

/** Moves on until `text` was sent. */
async function waitFor(modem: ScriptedModem, text: string): Promise<void> {
  for (let step = 0; step < 2_000 && !modem.asked.some((asked) => asked.text === text); step++)
    await modem.clock.advance(50);
  expect(modem.asked.map((asked) => asked.text)).toContain(text);
}

test('an empty socket is powered up anew after pauses that grow from 20 s to 10 min', async () => {
  const modem = await createReadyModem({ card: null });
  await modem.clock.advance(HOUR_MS);
  const times = timesOf(modem, /CFUN=0/);
  const pauses = times.slice(1).map((atMs, index) => Math.round((atMs - (times[index] ?? 0)) / 10_000) * 10);
  expect(pauses.slice(0, 3)).toEqual([40, 80, 160]);
  expect(Math.max(...pauses)).toBeLessThanOrEqual(620);
  expect(modem.countOf(/CFUN=1/)).toBe(times.length);
});

test.each([
  ['a network lock', answer('+CPIN: PH-NET PIN')],
  ['a broken card', '\r\n+CME ERROR: 13\r\n'],
  ['a plain error', '\r\nERROR\r\n'],
])('%s is no empty socket: the radio stays on', async (_what, cpin) => {
  const modem = await createReadyModem({ card: null });
  modem.reply = (command) => (command === 'AT+CPIN?' ? cpin : undefined);
  await modem.clock.advance(HOUR_MS);
  expect(modem.countOf(/CFUN=/)).toBe(0);
});

test('a device that knows no command but AT keeps its radio', async () => {
  const modem = await createReadyModem({ card: null });
  modem.reply = (command) => (/^AT(E0.*)?$/.test(command) ? undefined : '\r\nERROR\r\n');
  modem.service.identifyAgain();
  await modem.clock.advance(HOUR_MS);
  expect(modem.countOf(/CFUN=/)).toBe(0);
});

test.each(['+CFUN: 0', '+CFUN: 4'])(
  'a radio that its owner has switched off (%s) stays so',
  async (state) => {
    const modem = await createReadyModem({ card: null });
    modem.reply = (command) => (command === 'AT+CFUN?' ? answer(state) : undefined);
    await modem.clock.advance(HOUR_MS);
    expect(modem.countOf(/CFUN=/)).toBe(0);
    expect(modem.countOf(/CFUN\?/)).toBeGreaterThan(1);
  },
);

test('stop in the middle of a cycle switches the radio on before it lets go', async () => {
  const modem = await createReadyModem({ card: null });
  await waitFor(modem, 'AT+CFUN=0');
  let stopped = false;
  void modem.service.stop().then(() => {
    stopped = true;
  });
  await modem.clock.advance(3_000);
  expect(stopped).toBe(true);
  expect(modem.asked.at(-1)?.text).toBe('AT+CFUN=1');
});

test('a radio that did not confirm is told again until it does', async () => {
  const modem = await createReadyModem({ card: null });
  let refusals = 5;
  modem.reply = (command) => (command === 'AT+CFUN=1' && refusals-- > 0 ? '\r\nERROR\r\n' : undefined);
  await waitFor(modem, 'AT+CFUN=0');
  await modem.clock.advance(15_000);
  expect(modem.countOf(/CFUN=1/)).toBe(6);
  expect(modem.countOf(/CFUN=0/)).toBe(1);
});

test('a modem lost without its radio gets it back when it is found again', async () => {
  const modem = await createReadyModem({ card: null });
  modem.reply = (command) => (modem.countOf(/CFUN=0/) > 0 && command !== 'AT+CFUN=0' ? null : undefined);
  await waitFor(modem, 'AT+CFUN=0');
  await modem.clock.advance(40_000);
  expect(modem.service.snapshot().phase).toBe('failed');
  modem.reply = () => undefined;
  const before = modem.asked.length;
  await modem.clock.advance(20_000);
  const found = modem.asked.slice(before).map(({ text }) => text);
  expect(found.find((text) => /^AT\+/.test(text))).toBe('AT+CFUN=1');
});

test('what a modem says of its empty socket after a cycle does not make it a socket that reports', async () => {
  const { clock, modem, service, otherSim } = await createReadyBench({
    family: 'sim800',
    sim: null,
    behaviours: [noDetectContact()],
  });
  await clock.advance(70_000);
  modem.insertSim(otherSim);
  await clock.advance(180_000);
  expect(service.snapshot().sim).toMatchObject({ state: 'ready', iccid: otherSim.iccid });
});

test('a socket that reported a card put in is left to itself while it is empty', async () => {
  const modem = await createReadyModem();
  await modem.clock.advance(60_000);
  modem.card = null;
  modem.transport.say('\r\n+QSIMSTAT: 1,0\r\n');
  await modem.clock.advance(2_000);
  modem.card = CARD_A;
  modem.transport.say('\r\n+QSIMSTAT: 1,1\r\n');
  await modem.clock.advance(60_000);
  modem.card = null;
  modem.transport.say('\r\n+QSIMSTAT: 1,0\r\n');
  await modem.clock.advance(HOUR_MS);
  expect(modem.countOf(/CFUN=/)).toBe(0);
});

test.each([0, 1])(
  'a modem that boots while its radio is off is asked how it is (+CFUN: %i)',
  async (kept) => {
    const modem = await createReadyModem({ card: null });
    let cfun = 1;
    modem.reply = (command) => {
      const value = /^AT\+CFUN=(\d)$/.exec(command)?.[1];
      if (value !== undefined) cfun = Number(value);
      if (value === '0') {
        cfun = kept;
        return '\r\nOK\r\n\r\nRDY\r\n';
      }
      return command === 'AT+CFUN?' ? answer(`+CFUN: ${cfun}`) : undefined;
    };
    await waitFor(modem, 'AT+CFUN=0');
    await modem.clock.advance(15_000);
    expect(cfun).toBe(1);
    expect(modem.countOf(/CFUN=1/)).toBe(1 - kept);
  },
);
