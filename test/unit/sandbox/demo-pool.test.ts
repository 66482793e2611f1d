import { expect, test } from 'vitest';
import { createDemoPool } from '../../../src-main/sandbox/demo-pool.ts';
import { createRandom } from '../../../src-main/sandbox/random.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { hostOf } from '../../support/modem-host.ts';

function createPool(count: number, { events = true, seed = 5 } = {}) {
  const clock = new FakeClock();
  return { clock, pool: createDemoPool(count, { clock, random: createRandom(seed), events }) };
}

/** The cards and the modems that are there, as one text: what happened is what changed in it. */
function look(pool: ReturnType<typeof createPool>['pool']): string {
  const { modems, opener } = pool;
  return JSON.stringify([modems.map(({ sim }) => sim?.iccid ?? null), opener.present()]);
}

test('all 32 numbers can be read from registered SIMs at once', async () => {
  const { clock, pool } = createPool(32);
  expect(pool.addresses).toHaveLength(32);
  expect(pool.addresses[31]).toBe('sim://32');
  const numbers = await Promise.all(
    pool.modems.map(async (modem) => {
      const [answer = ''] = (await hostOf(modem, modem, clock).lines('ATE0;+CNUM')).slice(-2);
      return /"(\+\d{7,15})",145/.exec(answer)?.[1];
    }),
  );
  expect(new Set(numbers).size).toBe(32);
  expect(numbers).not.toContain(undefined);
});

test('every modem is registered, some of them abroad, with varied signals and makers', async () => {
  const { clock, pool } = createPool(32);
  const stats = await Promise.all(
    pool.modems.map(async (modem) => {
      const lines = await hostOf(modem, modem, clock).lines('AT+CREG?');
      return lines.find((line) => line.startsWith('+CREG:'));
    }),
  );
  expect(new Set(stats)).toEqual(new Set(['+CREG: 0,1', '+CREG: 0,5']));
  expect(new Set(pool.modems.map(({ signal }) => signal)).size).toBeGreaterThan(8);
  expect(new Set(pool.modems.map(({ family }) => family)).size).toBeGreaterThan(6);
});

test('answers take 20 to 80 ms', async () => {
  const { clock, pool } = createPool(8, { events: false });
  const times: number[] = [];
  for (const modem of pool.modems) {
    modem.onOutput((bytes) => {
      if (Buffer.from(bytes).toString('latin1').includes('OK')) times.push(clock.monotonicMs());
    });
    modem.receive(Buffer.from('AT\r'));
  }
  await clock.advance(1_000);
  expect(times).toHaveLength(8);
  expect(Math.min(...times)).toBeGreaterThanOrEqual(20);
  expect(Math.max(...times)).toBeLessThanOrEqual(80);
});

test('nothing but the signal changes in the first minute, even in the largest pool', async () => {
  const { clock, pool } = createPool(512);
  const before = look(pool);
  const signals = pool.modems.map(({ signal }) => signal);
  let spoken = '';
  for (const modem of pool.modems) {
    modem.onOutput((bytes) => {
      spoken += Buffer.from(bytes).toString('latin1');
    });
  }
  pool.start();
  await clock.advance(59_000);
  expect(look(pool)).toBe(before);
  expect(spoken).toBe('');
  expect(pool.modems.map(({ signal }) => signal)).not.toEqual(signals);
});

test('within two hours cards are pulled and modems unplugged, each for a minute at most', async () => {
  const { clock, pool } = createPool(32);
  const stepMs = 5_000;
  const longest = { pulledMs: 0, unpluggedMs: 0 };
  const since = new Map<string, number>();
  const measure = (key: string, out: boolean): number => {
    const outMs = out ? (since.get(key) ?? 0) + stepMs : 0;
    since.set(key, outMs);
    return outMs;
  };
  pool.start();
  for (let step = 0; step < 1_440; step++) {
    await clock.advance(stepMs);
    for (const [place, address] of pool.addresses.entries()) {
      const pulledMs = measure(`sim ${address}`, pool.modems[place]?.sim === null);
      const unpluggedMs = measure(address, !pool.opener.present().includes(address));
      longest.pulledMs = Math.max(longest.pulledMs, pulledMs);
      longest.unpluggedMs = Math.max(longest.unpluggedMs, unpluggedMs);
    }
  }
  pool.stop();
  expect(longest.pulledMs).toBeGreaterThan(0);
  expect(longest.pulledMs).toBeLessThanOrEqual(60_000 + stepMs);
  expect(longest.unpluggedMs).toBeGreaterThan(0);
  expect(longest.unpluggedMs).toBeLessThanOrEqual(40_000 + stepMs);
});

test('the same seed tells the same story', async () => {
  const story = async () => {
    const { clock, pool } = createPool(16, { seed: 77 });
    const seen: string[] = [];
    pool.start();
    for (let step = 0; step < 120; step++) {
      await clock.advance(10_000);
      seen.push(look(pool));
    }
    pool.stop();
    return seen;
  };
  expect(await story()).toEqual(await story());
});

test('with events off nothing ever happens', async () => {
  const { clock, pool } = createPool(16, { events: false });
  const before = look(pool);
  pool.start();
  expect(clock.timers).toBe(0);
  await clock.advance(3_600_000);
  expect(look(pool)).toBe(before);
});

test('stop ends every timer', async () => {
  const { clock, pool } = createPool(16);
  pool.start();
  await clock.advance(600_000);
  pool.stop();
  expect(clock.timers).toBe(0);
});
