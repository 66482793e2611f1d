import { describe, expect, test } from 'vitest';
import type { Behaviour } from '../../../src-main/sandbox/behaviour.ts';
import {
  autobaud,
  leftAtPrompt,
  leftInDataMode,
  leftSet,
} from '../../../src-main/sandbox/line-behaviours.ts';
import { ADDRESS, createBench } from './modem-bench.ts';

/** All bytes that come in, before any other behaviour sees them. */
function recording(heard: string[]): Behaviour {
  return {
    input: (text) => {
      heard.push(text);
      return text;
    },
  };
}

describe.each([9_600, 19_200, 38_400, 57_600, 115_200, 230_400, 460_800, 921_600])(
  'a modem that hears %s baud alone',
  (baudRate) => {
    test('is found within a minute, and at once when its port comes back', async () => {
      const { clock, opener, service, sim } = createBench({ baudRate });
      service.start();
      await clock.advance(60_000);
      expect(service.snapshot()).toMatchObject({ phase: 'ready', fault: null, sim: { iccid: sim.iccid } });
      opener.unplug(ADDRESS);
      await clock.advance(5_000);
      opener.replug(ADDRESS);
      await clock.advance(6_000 + 9_000);
      expect(service.snapshot()).toMatchObject({ phase: 'ready', sim: { iccid: sim.iccid } });
    });
  },
);

test('a modem that talks at another speed is silent or noisy until it is found, and never misread', async () => {
  const { clock, modem, service, sim, seen } = createBench({ baudRate: 9_600 });
  service.start();
  for (let second = 0; second < 60; second++) {
    modem.sendUrc('+CREG: 1');
    await clock.advance(1_000);
  }
  expect(service.snapshot()).toMatchObject({ phase: 'ready', sim: { iccid: sim.iccid } });
  const codes = new Set(seen.flatMap(({ fault }) => fault?.code ?? []));
  expect([...codes].filter((code) => code !== 'modem-silent' && code !== 'not-a-modem')).toEqual([]);
});

test('an autobauding modem hears nothing but AT until it answers', async () => {
  const heard: string[] = [];
  const { clock, service, sim } = createBench({ behaviours: [recording(heard), autobaud(2)] });
  service.start();
  await clock.advance(8_000);
  expect(service.snapshot()).toMatchObject({ phase: 'ready', sim: { iccid: sim.iccid } });
  expect(heard.slice(0, 3)).toEqual(['AT\r', 'AT\r', 'AT\r']);
});

describe('what another program left behind is found and undone at the start', () => {
  async function startOn(...behaviours: readonly Behaviour[]) {
    const heard: string[] = [];
    const bench = createBench({ behaviours: [recording(heard), ...behaviours] });
    await bench.clock.advance(5_000);
    bench.service.start();
    await bench.clock.advance(30_000);
    expect(bench.service.snapshot()).toMatchObject({
      phase: 'ready',
      fault: null,
      sim: { state: 'ready', iccid: bench.sim.iccid, imsi: bench.sim.imsi },
      registration: 'home',
    });
    return heard;
  }

  test('the prompt of a text message that nobody finished', async () => {
    const heard = await startOn(leftAtPrompt());
    expect(heard).toContain('\x1b\r');
  });

  test('a data call, which is hung up', async () => {
    const heard = await startOn(leftInDataMode());
    expect(heard.filter((text) => text === '+++')).toHaveLength(1);
    expect(heard).toContain('ATH\r');
  });

  test.each([
    'ATQ1',
    'ATV0',
    'ATE1',
    'ATE0Q1V0',
    'ATS3=10',
    'ATS4=88',
    'ATS4=13',
    'ATS3=10S4=88',
    'ATQ1S3=10',
  ])('%s', async (line) => {
    await startOn(leftSet(line));
  });

  test('nothing is hung up, and no line end changed, on a modem that answers', async () => {
    const heard = await startOn();
    expect(heard.join('')).not.toMatch(/\+\+\+|ATH|S3=|S4=/);
  });
});

test('a stranger that talks by itself hears no more than the questions of a probe', async () => {
  const heard: string[] = [];
  const stranger: Behaviour = { output: () => 'T=21.5 H=40\r\n' };
  const { clock, service } = createBench({ behaviours: [recording(heard), stranger] });
  service.start();
  await clock.advance(120_000);
  expect(service.snapshot()).toMatchObject({ phase: 'failed', fault: { code: 'not-a-modem' } });
  expect(heard.join('')).not.toMatch(/\+\+\+|ATH|CFUN/);
});
