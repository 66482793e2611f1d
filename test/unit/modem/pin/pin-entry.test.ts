import { describe, expect, test } from 'vitest';
import { createForgetfulPins } from '../../../../src-main/modem/pin/pin-desk.ts';
import type { PinResult } from '../../../../src-main/modem/pin/pin-entry.ts';
import type { Behaviour } from '../../../../src-main/sandbox/behaviour.ts';
import { fixedAnswer, resetDuring, silent } from '../../../../src-main/sandbox/behaviours.ts';
import { FAMILY_NAMES } from '../../../../src-main/sandbox/modem-family-data.ts';
import { asIccid, type Iccid } from '../../../../src-main/shared/ids.ts';
import { NO_PIN_MEMORY, type PinKeeper } from '../../../../src-main/shared/pin-memory.ts';
import { type Bench, type BenchOptions, createBench, createReadyBench } from '../modem-bench.ts';

const PIN = '4821';

/** Everything the modem was asked, and how often it was given a PIN. */
function listen() {
  const asked: string[] = [];
  const ear: Behaviour = {
    answer: (next) => (line) => {
      asked.push(line);
      return next(line);
    },
  };
  return { asked, ear, given: () => asked.filter((line) => /^AT\+CPIN=/.test(line)) };
}

async function lockedBench(options: BenchOptions & { readonly answers?: readonly Behaviour[] } = {}) {
  const { asked, ear, given } = listen();
  const { answers = [], ...rest } = options;
  const bench = await createReadyBench({
    sim: { pin: PIN },
    pins: createForgetfulPins(),
    ...rest,
    behaviours: [...answers, ear],
  });
  return { ...bench, asked, given };
}

async function enter(bench: Bench, pin: string, { remember = true, iccid = iccidOf(bench) } = {}) {
  const results: PinResult[] = [];
  void bench.service.enterPin({ iccid, pin, remember }).then((result) => results.push(result));
  await bench.clock.advance(45_000);
  expect(results).toHaveLength(1);
  return results[0];
}

function iccidOf({ service }: Bench): Iccid | null {
  return service.snapshot().sim.iccid;
}

describe.each(FAMILY_NAMES)('a locked SIM in a %s', (family) => {
  test('is opened by the PIN that a person enters, and by itself from then on', async () => {
    const pins = createForgetfulPins();
    const bench = await lockedBench({ family, pins });
    expect(bench.service.snapshot().sim).toMatchObject({
      state: 'pin',
      iccid: bench.sim.iccid,
      pinTriesLeft: family === 'wavecom' ? null : 3,
    });
    expect(bench.given()).toEqual([]);
    expect(await enter(bench, PIN)).toEqual({ kind: 'accepted' });
    expect(bench.service.snapshot()).toMatchObject({
      sim: { state: 'ready', iccid: bench.sim.iccid, imsi: bench.sim.imsi, pinTriesLeft: null },
    });
    await bench.service.stop();

    const later = await lockedBench({ family, pins });
    await later.clock.advance(5_000);
    expect(later.service.snapshot().sim).toMatchObject({ state: 'ready', imsi: later.sim.imsi });
    expect(later.given()).toHaveLength(1);
  });

  test('never hears a wrong PIN twice, not after a restart either', async () => {
    const pins = createForgetfulPins();
    const bench = await lockedBench({ family, pins });
    const triesLeft = family === 'wavecom' ? null : 2;
    expect(await enter(bench, '0000')).toEqual({ kind: 'refused', triesLeft });
    expect(bench.service.snapshot().sim).toMatchObject({
      state: 'pin',
      pinRefused: true,
      pinTriesLeft: triesLeft,
    });
    expect(await enter(bench, '0000')).toEqual({ kind: 'refused-before' });
    bench.modem.restart();
    await bench.clock.advance(60_000);
    expect(bench.service.snapshot().sim).toMatchObject({ state: 'pin', pinRefused: true });
    expect(bench.given()).toHaveLength(1);

    const later = await lockedBench({ family, pins });
    expect(await enter(later, '0000')).toEqual({ kind: 'refused-before' });
    expect(later.given()).toEqual([]);
  });
});

test('the last try is left to a phone', async () => {
  const bench = await lockedBench();
  await enter(bench, '0000');
  await enter(bench, '1111');
  expect(bench.service.snapshot().sim).toMatchObject({ state: 'pin', pinTriesLeft: 1 });
  expect(await enter(bench, PIN)).toEqual({ kind: 'last-try' });
  expect(bench.given()).toHaveLength(2);
});

test('two refusals count where the modem does not tell how many tries are left', async () => {
  const bench = await lockedBench({ family: 'wavecom' });
  await enter(bench, '0000');
  await enter(bench, '1111');
  expect(await enter(bench, PIN)).toEqual({ kind: 'last-try' });
  expect(bench.given()).toHaveLength(2);
});

test('a kept PIN that was changed elsewhere is sent once and never again', async () => {
  const pins = createForgetfulPins();
  const first = await lockedBench({ pins });
  await enter(first, PIN);
  await first.service.stop();
  const later = await lockedBench({ pins, sim: { pin: '7777' } });
  later.service.identifyAgain();
  await later.clock.advance(20_000);
  later.modem.restart();
  await later.clock.advance(60_000);
  expect(later.given()).toEqual([`AT+CPIN="${PIN}"`]);
  expect(later.service.snapshot().sim).toMatchObject({ state: 'pin', pinRefused: true, pinTriesLeft: 2 });
});

test('a PIN that is not to be kept opens the SIM this time only', async () => {
  const pins = createForgetfulPins();
  const bench = await lockedBench({ pins });
  expect(await enter(bench, PIN, { remember: false })).toEqual({ kind: 'accepted' });
  bench.modem.restart();
  await bench.clock.advance(60_000);
  expect(bench.service.snapshot().sim.state).toBe('pin');
  expect(bench.given()).toHaveLength(1);
});

test('the PIN is written down before it is sent, and is not sent when it cannot be', async () => {
  const pins: PinKeeper = {
    recall: () => NO_PIN_MEMORY,
    save: () => {
      throw new Error('disk full');
    },
  };
  const bench = await lockedBench({ pins });
  expect(await enter(bench, PIN)).toEqual({ kind: 'not-kept' });
  expect(bench.given()).toEqual([]);
});

test('an app that dies while a PIN is on its way sends it no second time where nothing clears it', async () => {
  const pins = createForgetfulPins();
  const first = await lockedBench({ family: 'wavecom', pins, answers: [fixedAnswer(/CPIN=/, '')] });
  void first.service.enterPin({ iccid: iccidOf(first), pin: PIN, remember: true });
  await first.clock.advance(2_000);
  expect(first.given()).toHaveLength(1);
  // Nothing more is heard of the first app.
  const later = await lockedBench({ family: 'wavecom', pins });
  await later.clock.advance(30_000);
  expect(later.given()).toEqual([]);
  expect(await enter(later, PIN)).toEqual({ kind: 'unresolved' });
});

test('an app that dies while a PIN is on its way goes on where the counter says that it was not refused', async () => {
  const pins = createForgetfulPins();
  const first = await lockedBench({ pins, answers: [fixedAnswer(/CPIN=/, '')] });
  void first.service.enterPin({ iccid: iccidOf(first), pin: PIN, remember: true });
  await first.clock.advance(1_000);
  const later = await lockedBench({ pins });
  await later.clock.advance(5_000);
  expect(later.service.snapshot().sim.state).toBe('ready');
});

test('a modem that restarts at the PIN is not fed with it for ever', async () => {
  const bench = await lockedBench({ answers: [resetDuring(/CPIN=/, 10)] });
  void bench.service.enterPin({ iccid: iccidOf(bench), pin: PIN, remember: true });
  await bench.clock.advance(300_000);
  expect(bench.given()).toHaveLength(2);
});

test.each([
  ['PUK', { pukLocked: true }, [], 'puk', 'puk'],
  [
    'PIN of another network',
    {},
    [fixedAnswer(/CPIN\?/, '\r\n+CPIN: PH-NET PIN\r\n\r\nOK\r\n')],
    'device-lock',
    'device-lock',
  ],
  [
    'PIN of the device by its error',
    {},
    [fixedAnswer(/CPIN\?/, '\r\n+CME ERROR: 5\r\n')],
    'device-lock',
    'device-lock',
  ],
  ['PUK2', {}, [fixedAnswer(/CPIN\?/, '\r\n+CPIN: SIM PUK2\r\n\r\nOK\r\n')], 'ready', 'not-asked'],
  ['nothing', {}, [], 'ready', 'not-asked'],
] as const)('a card that asks for the %s hears no PIN', async (_what, sim, answers, state, kind) => {
  const bench = await lockedBench({ sim, answers });
  expect(bench.service.snapshot().sim.state).toBe(state);
  expect(await enter(bench, PIN)).toEqual({ kind });
  expect(bench.given()).toEqual([]);
});

test('a PIN meant for the card before is not given to the next one', async () => {
  const bench = await lockedBench();
  const seen = iccidOf(bench);
  bench.modem.pullSim();
  bench.modem.insertSim({ ...bench.otherSim, pin: '9999' });
  await bench.clock.advance(10_000);
  expect(await enter(bench, PIN, { iccid: seen ?? undefined })).toEqual({ kind: 'other-sim' });
  expect(bench.given()).toEqual([]);
});

test('a card that does not tell its ICCID is opened, and nothing of it is kept', async () => {
  const saved: Iccid[] = [];
  const pins: PinKeeper = { recall: () => NO_PIN_MEMORY, save: (iccid) => saved.push(iccid) };
  const mute = fixedAnswer(/CRSM|CCID/, '\r\n+CME ERROR: 3\r\n');
  const bench = await lockedBench({ pins, answers: [mute] });
  expect(bench.service.snapshot().sim).toMatchObject({ state: 'pin', iccid: null });
  expect(await enter(bench, '0000')).toEqual({ kind: 'refused', triesLeft: 2 });
  expect(await enter(bench, '0000')).toEqual({ kind: 'refused-before' });
  expect(await enter(bench, PIN)).toEqual({ kind: 'accepted' });
  expect(saved).toEqual([]);
  bench.modem.restart();
  await bench.clock.advance(60_000);
  expect(bench.given()).toHaveLength(2);
});

test('a kept PIN that cannot be decrypted any more is not guessed around', async () => {
  const pins: PinKeeper = { recall: () => 'unreadable', save: () => {} };
  const uncounted = await lockedBench({ family: 'wavecom', pins });
  expect(await enter(uncounted, PIN)).toEqual({ kind: 'not-kept' });
  const counted = await lockedBench({ pins });
  expect(counted.given()).toEqual([]);
  expect(await enter(counted, PIN)).toEqual({ kind: 'accepted' });
});

test('a plain ERROR counts as refused where the card goes on asking and nothing counts', async () => {
  const bench = await lockedBench({ family: 'wavecom', answers: [fixedAnswer(/CPIN=/, '\r\nERROR\r\n')] });
  expect(await enter(bench, PIN)).toEqual({ kind: 'refused', triesLeft: null });
  expect(await enter(bench, PIN)).toEqual({ kind: 'refused-before' });
});

test('entering a PIN settles though the modem is silent, gone or stopped', async () => {
  const bench = await lockedBench();
  const results: PinResult[] = [];
  const entry = { iccid: iccidOf(bench), pin: PIN, remember: true };
  void bench.service.enterPin(entry).then((result) => results.push(result));
  bench.modem.goSilent();
  await bench.clock.advance(60_000);
  void bench.service.enterPin(entry).then((result) => results.push(result));
  await bench.service.stop();
  void bench.service.enterPin(entry).then((result) => results.push(result));
  const mute = createBench({ behaviours: [silent()] });
  void mute.service.enterPin(entry).then((result) => results.push(result));
  await bench.clock.advance(0);
  expect(results.map(({ kind }) => kind)).toEqual(['unread', 'unread', 'unread', 'unread']);
});

test('no PIN stands in a snapshot, whatever the modem answers to it', async () => {
  const glued = fixedAnswer(/CPIN=/, `\r\nAT+CPIN="${PIN}"+CME ERROR: AT+CPIN="${PIN}"\r\n`);
  const echoed = fixedAnswer(/CPIN=/, `\r\n+CPIN="${PIN}"\r\n\r\n+CPIN: AT+CPIN="${PIN}"\r\n\r\nOK\r\n`);
  for (const answers of [[], [glued], [echoed]]) {
    const bench = await lockedBench({ answers });
    const result = await enter(bench, PIN);
    bench.service.identifyAgain();
    await bench.clock.advance(20_000);
    expect(bench.given().length).toBeGreaterThan(0);
    expect(JSON.stringify([bench.seen, result])).not.toContain(PIN);
  }
});

test('the card of a test is what the modem tells', () => {
  const { sim } = createBench({ sim: { pin: PIN } });
  expect(asIccid(sim.iccid)).toBe(sim.iccid);
});
