import { describe, expect, test } from 'vitest';
import { createForgetfulMarks } from '../../../../src-main/modem/recovery/radio-marks.ts';
import type { Behaviour } from '../../../../src-main/sandbox/behaviour.ts';
import { lateAnswer } from '../../../../src-main/sandbox/behaviours.ts';
import { ADDRESS, createReadyBench } from '../modem-bench.ts';
import {
  answer,
  CARD_A,
  createReadyModem,
  createScriptedModem,
  type ScriptedModem,
} from '../scripted-modem.ts';

const MINUTE_MS = 60_000;

function listening(asked: string[]): Behaviour {
  return {
    answer: (next) => (line) => {
      asked.push(line);
      return next(line);
    },
  };
}

/** Goes on until `wanted`, in steps of 50 ms; the ms that it took. */
async function msUntil(modem: Pick<ScriptedModem, 'clock'>, wanted: () => boolean, limitMs: number) {
  const startMs = modem.clock.monotonicMs();
  while (!wanted() && modem.clock.monotonicMs() - startMs < limitMs) await modem.clock.advance(50);
  expect(wanted()).toBe(true);
  return modem.clock.monotonicMs() - startMs;
}

/** A card goes out and another one in, and its socket says so by itself. */
async function showReports(modem: ScriptedModem) {
  await modem.clock.advance(60_000);
  modem.card = null;
  modem.transport.say('\r\n+QSIMSTAT: 1,0\r\n');
  await modem.clock.advance(2_000);
  modem.card = CARD_A;
  modem.transport.say('\r\n+QSIMSTAT: 1,1\r\n');
  await modem.clock.advance(10_000);
}

describe('a modem that falls silent at work', () => {
  test('is noticed within 2 s of the first question it does not answer, and given up 2 s later', async () => {
    for (let offsetMs = 0; offsetMs < 10_000; offsetMs += 900) {
      const modem = await createReadyModem();
      const isAlone = () => modem.service.snapshot().fault !== null;
      await modem.clock.advance(20_000 + offsetMs);
      modem.reply = () => null;
      const before = modem.asked.length;
      await msUntil(modem, () => modem.asked.length > before, 6_000);
      expect(await msUntil(modem, isAlone, 5_000)).toBeLessThanOrEqual(2_100);
      expect(modem.service.snapshot().fault).toEqual({ code: 'modem-recovering', detail: 'resync' });
      expect(
        await msUntil(modem, () => modem.service.snapshot().phase === 'failed', 5_000),
      ).toBeLessThanOrEqual(2_100);
    }
  });

  test.each([
    ['whose socket reports cards, which is polled each 10 s', true],
    ['whose socket does not', false],
  ])('is noticed within 8 s %s', async (_what, reports) => {
    const modem = await createReadyModem();
    if (reports) await showReports(modem);
    await modem.clock.advance(60_000);
    let worstMs = 0;
    for (let round = 0; round < 12; round++) {
      await modem.clock.advance(10_000 + round * 870);
      const before = modem.seen.length;
      modem.reply = () => null;
      await msUntil(modem, () => modem.seen.slice(before).some(({ fault }) => fault !== null), 20_000).then(
        (ms) => {
          worstMs = Math.max(worstMs, ms);
        },
      );
      modem.reply = () => undefined;
      await msUntil(modem, () => modem.service.snapshot().fault === null, 60_000);
    }
    expect(worstMs).toBeLessThanOrEqual(8_000);
  });

  test('is noticed within 6 s though it dies in the middle of a poll', async () => {
    for (const question of [/QCCID/, /CREG/, /CSQ/]) {
      const modem = await createReadyModem();
      await modem.clock.advance(30_000);
      const before = modem.countOf(question);
      let dead = false;
      modem.reply = (text) => {
        dead ||= question.test(text);
        return dead ? null : undefined;
      };
      await msUntil(modem, () => modem.countOf(question) > before, 12_000);
      const isNoticed = () => modem.service.snapshot().fault?.code === 'modem-recovering';
      expect(await msUntil(modem, isNoticed, 20_000)).toBeLessThanOrEqual(6_000);
    }
  });

  test('is talked to, opened anew, told to restart, and shown as silent only then', async () => {
    const modem = await createReadyModem();
    modem.reply = () => null;
    await modem.clock.advance(90_000);
    const details = modem.seen.flatMap(({ fault }) =>
      fault?.code === 'modem-recovering' ? [fault.detail] : [],
    );
    expect([...new Set(details)]).toEqual(['resync', 'reopen', 'restart']);
    expect(modem.countOf(/^AT\+CFUN=1,1$/)).toBe(1);
    expect(modem.countOf(/^\+\+\+$/)).toBeGreaterThan(0);
    expect(modem.service.snapshot()).toMatchObject({
      phase: 'failed',
      fault: { code: 'modem-silent' },
      recovery: {
        count: 3,
        lastStep: 'restart',
        lastAt: expect.stringMatching(/^2026-01-01T00:00:\d\d\.\d{3}Z$/),
      },
    });
    await modem.clock.advance(3 * 60 * MINUTE_MS);
    expect(modem.countOf(/^AT\+CFUN=1,1$/)).toBeLessThanOrEqual(6);
  });

  test('and comes to its senses by ESC stays on sale all the time', async () => {
    const modem = await createReadyModem();
    const usual = modem.reply;
    let awake = false;
    modem.reply = (text) => {
      if (text === '\x1b') awake = true;
      return awake ? undefined : null;
    };
    modem.seen.length = 0;
    await modem.clock.advance(20_000);
    expect(usual('')).toBeUndefined();
    expect(modem.seen.every(({ phase, sim }) => phase === 'ready' && sim.state === 'ready')).toBe(true);
    expect(modem.service.snapshot()).toMatchObject({
      fault: null,
      recovery: { count: 1, lastStep: 'resync' },
    });
  });

  test('is found again by the reopening, without a restart', async () => {
    const { clock, modem, service, sim } = await createReadyBench();
    modem.goSilent();
    await clock.advance(10_500);
    modem.speakAgain();
    await clock.advance(10_000);
    expect(service.snapshot()).toMatchObject({
      phase: 'ready',
      fault: null,
      sim: { iccid: sim.iccid },
      recovery: { lastStep: 'reopen' },
    });
  });

  test('comes back by the restart that nobody answered', async () => {
    let deaf = false;
    const crashed: Behaviour = {
      answer:
        (next, { core }) =>
        (line) => {
          if (!deaf) return next(line);
          if (line !== 'AT+CFUN=1,1') return { text: '', delayMs: 0, afterwards: () => {} };
          deaf = false;
          return { text: '', delayMs: 0, afterwards: () => core.restart() };
        },
    };
    const { clock, service, sim, seen } = await createReadyBench({ behaviours: [crashed] });
    deaf = true;
    seen.length = 0;
    await clock.advance(90_000);
    expect(service.snapshot()).toMatchObject({
      phase: 'ready',
      fault: null,
      sim: { iccid: sim.iccid },
      recovery: { count: 3, lastStep: 'restart' },
    });
    const faults = new Set(seen.map(({ fault }) => fault?.code ?? 'none'));
    expect(faults).not.toContain('modem-silent');
  });
});

test('a late answer alone is not counted', async () => {
  const { clock, service } = await createReadyBench({ behaviours: [lateAnswer(/CSQ/, 5_200, 1)] });
  await clock.advance(60_000);
  expect(service.snapshot()).toMatchObject({ phase: 'ready', recovery: null });
});

test('verify settles within 5 s on a modem that answers AT and nothing else', async () => {
  const modem = await createReadyModem();
  await modem.clock.advance(10_000);
  modem.reply = (text) => (text === 'AT' ? undefined : null);
  let verified = false;
  void modem.service.verify().then(() => {
    verified = true;
  });
  await modem.clock.advance(5_000);
  expect(verified).toBe(true);
});

describe('a modem that answers well and has lost its network', () => {
  async function createLost(minutes: number) {
    const asked: string[] = [];
    const bench = await createReadyBench({ behaviours: [listening(asked)] });
    await bench.clock.advance(30_000);
    bench.modem.setRegistration(2);
    bench.seen.length = 0;
    await bench.clock.advance(minutes * MINUTE_MS);
    return { ...bench, asked };
  }

  test('is left alone for as long as its number may be on sale', async () => {
    const { asked } = await createLost(5.2);
    expect(asked.filter((line) => /CFUN/.test(line))).toEqual([]);
  });

  test('has its radio switched off and on after that, shown and counted', async () => {
    const { asked, seen, service } = await createLost(8);
    expect(asked.filter((line) => /CFUN=/.test(line))).toEqual(['AT+CFUN=0', 'AT+CFUN=1']);
    expect(seen.map(({ fault }) => fault)).toContainEqual({ code: 'modem-recovering', detail: 'radio' });
    expect(service.snapshot()).toMatchObject({
      phase: 'ready',
      fault: null,
      recovery: { lastStep: 'radio' },
    });
  });

  test('is restarted in the end, comes back, and is helped less and less often', async () => {
    const { asked, clock, modem, service, sim, seen } = await createLost(55);
    expect(asked.filter((line) => line === 'AT+CFUN=1,1')).toHaveLength(1);
    expect(seen.map(({ fault }) => fault)).toContainEqual({ code: 'modem-recovering', detail: 'restart' });
    modem.setRegistration(1);
    await clock.advance(20_000);
    expect(service.snapshot()).toMatchObject({
      phase: 'ready',
      fault: null,
      sim: { iccid: sim.iccid },
      registration: 'home',
      recovery: { count: 3, lastStep: 'restart' },
    });
  });

  test('comes back by itself where the restart takes it off the bus', async () => {
    const { clock, opener, service, modem, sim } = await createReadyBench();
    modem.setRegistration(2);
    const isRestarting = () => service.snapshot().recovery?.lastStep === 'restart';
    await msUntil({ clock }, isRestarting, 55 * MINUTE_MS);
    await clock.advance(1_000);
    opener.unplug(ADDRESS);
    await clock.advance(10_000);
    expect(service.snapshot().fault?.code).toBe('modem-recovering');
    opener.replug(ADDRESS);
    modem.setRegistration(1);
    await clock.advance(20_000);
    expect(service.snapshot()).toMatchObject({
      phase: 'ready',
      sim: { iccid: sim.iccid },
      registration: 'home',
    });
  });

  test('is not covered by its help for ever when it does not come back', async () => {
    const { clock, opener, service, modem } = await createReadyBench();
    modem.setRegistration(2);
    const isRestarting = () => service.snapshot().recovery?.lastStep === 'restart';
    await msUntil({ clock }, isRestarting, 55 * MINUTE_MS);
    opener.unplug(ADDRESS);
    await clock.advance(2 * MINUTE_MS);
    expect(service.snapshot().fault?.code).toBe('port-lost');
  });

  test('keeps a radio that somebody else has switched off', async () => {
    const modem = await createReadyModem();
    modem.reply = (text) => {
      if (text === 'AT+CFUN?') return answer('+CFUN: 4');
      return /REG\?/.test(text) ? answer(`${text.slice(2, -1)}: 0,0`) : undefined;
    };
    await modem.clock.advance(3 * 60 * MINUTE_MS);
    expect(modem.countOf(/CFUN=/)).toBe(0);
    expect(modem.countOf(/CFUN\?/)).toBeGreaterThan(2);
    expect(modem.service.snapshot().recovery).toBeNull();
  });
});

describe('a radio that an app left off when it died', () => {
  /** As found by the next start: the radio is as `state` says until it is switched on. */
  async function startWith(state: number, radioMarks = createForgetfulMarks()) {
    const modem = createScriptedModem({ card: null, radioMarks });
    let cfun = state;
    modem.reply = (text) => {
      if (text === 'AT+CFUN=1') cfun = 1;
      return text === 'AT+CFUN?' ? answer(`+CFUN: ${cfun}`) : undefined;
    };
    modem.service.start();
    await modem.clock.advance(15_000);
    return modem;
  }

  /** Dies between off and on. */
  async function die() {
    const radioMarks = createForgetfulMarks();
    const modem = await createReadyModem({ card: null, radioMarks });
    await msUntil(modem, () => modem.countOf(/CFUN=0/) > 0, 5 * MINUTE_MS);
    return radioMarks;
  }

  test('is switched on by the next one', async () => {
    const radioMarks = await die();
    expect((await startWith(0, radioMarks)).countOf(/CFUN=1/)).toBe(1);
    expect((await startWith(0, radioMarks)).countOf(/CFUN=1/)).toBe(0);
  });

  test('is switched on where the modem has another address by now', async () => {
    const radioMarks = createForgetfulMarks();
    radioMarks.set('/dev/ttyUSB7 490154203237518');
    expect((await startWith(0, radioMarks)).countOf(/CFUN=/)).toBe(0);
    radioMarks.leave('/dev/ttyUSB7 490154203237518');
    expect((await startWith(0, radioMarks)).countOf(/CFUN=1/)).toBe(1);
    expect(radioMarks.has('/dev/ttyUSB7 490154203237518')).toBe(false);
    expect((await startWith(0, radioMarks)).countOf(/CFUN=/)).toBe(0);
  });

  test('is left alone where two clones have left one, and nobody knows whose it is', async () => {
    const radioMarks = createForgetfulMarks();
    for (const address of ['/dev/ttyUSB7', '/dev/ttyUSB8']) {
      radioMarks.set(`${address} 490154203237518`);
      radioMarks.leave(`${address} 490154203237518`);
    }
    expect((await startWith(0, radioMarks)).countOf(/CFUN=/)).toBe(0);
  });

  test('is left alone where the modem says flight mode, which is not what we left', async () => {
    expect((await startWith(4, await die())).countOf(/CFUN=/)).toBe(0);
  });

  test('is left alone where nothing says that it was us', async () => {
    expect((await startWith(0)).countOf(/CFUN=/)).toBe(0);
  });

  test('is not switched off where that cannot be written down', async () => {
    const radioMarks = {
      ...createForgetfulMarks(),
      set: () => {
        throw new Error('disk full');
      },
    };
    const modem = await createReadyModem({ card: null, radioMarks });
    await modem.clock.advance(30 * MINUTE_MS);
    expect(modem.countOf(/CFUN=/)).toBe(0);
    expect(modem.countOf(/CFUN\?/)).toBeGreaterThan(1);
  });
});

test('a stop before the modem was asked switches nothing on', async () => {
  const radioMarks = createForgetfulMarks();
  const first = await createReadyModem({ card: null });
  radioMarks.set(`${first.transport.address} 490154203237518`);
  const modem = createScriptedModem({ card: null, radioMarks });
  modem.reply = (text) => (text === 'AT+CFUN?' ? null : undefined);
  modem.service.start();
  await msUntil(modem, () => modem.countOf(/CFUN\?/) > 0, MINUTE_MS);
  await modem.service.stop();
  expect(modem.countOf(/CFUN=/)).toBe(0);
  expect(modem.clock.timers).toBe(0);
});

test('stop settles at once at whatever point a mute modem is being helped', async () => {
  for (let momentMs = 20_000; momentMs < 70_000; momentMs += 700) {
    const modem = await createReadyModem();
    await modem.clock.advance(13_000);
    modem.reply = () => null;
    await modem.clock.advance(momentMs - 19_000);
    let stopped = false;
    void modem.service.stop().then(() => {
      stopped = true;
    });
    await modem.clock.advance(0);
    expect(stopped).toBe(true);
    // What the scripted modem itself still has to do.
    await modem.clock.advance(20);
    expect(modem.clock.timers).toBe(0);
  }
});

test('stop takes 5 s at most in the middle of a radio cycle, and leaves a last word and a mark', async () => {
  const radioMarks = createForgetfulMarks();
  const modem = await createReadyModem({ card: null, radioMarks });
  modem.reply = (text) => (/CFUN=\d/.test(text) ? null : undefined);
  await msUntil(modem, () => modem.countOf(/CFUN=0/) > 0, 5 * MINUTE_MS);
  let stopped = false;
  void modem.service.stop().then(() => {
    stopped = true;
  });
  await modem.clock.advance(5_000);
  expect(stopped).toBe(true);
  expect(modem.asked.at(-1)?.text).toBe('AT+CFUN=1');
  expect(radioMarks.has(`${modem.transport.address} 490154203237518`)).toBe(true);
  expect(radioMarks.adopt('/dev/ttyUSB7 490154203237518')).toBe(true);
  expect(modem.clock.timers).toBe(0);
});
