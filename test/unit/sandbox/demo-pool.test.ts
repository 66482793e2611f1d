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

test('answers take the usual time of their command, with some spread', async () => {
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
  expect(Math.min(...times)).toBeGreaterThanOrEqual(10);
  expect(Math.max(...times)).toBeLessThanOrEqual(80);
  expect(new Set(times).size).toBeGreaterThan(4);
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

test('within ten minutes a card asks for its PIN, one has no number, and a modem hangs; the PIN is 1234', async () => {
  const { clock, pool } = createPool(32);
  const usual = new Set(pool.modems.map(({ sim }) => sim?.iccid));
  let unlocked = '';
  let numberless = false;
  let hung = false;
  pool.start();
  for (let step = 0; step < 120; step++) {
    await clock.advance(5_000);
    for (const modem of pool.modems) {
      // Reading the card is how a modem in a socket without a contact notices another one.
      const heardOf = (line: string) => hostOf(modem, modem, clock).lines(line);
      const isLocked = modem.sim?.pin !== undefined && unlocked === '';
      if (isLocked)
        for (const line of ['AT+CRSM=176,12258,0,0,10', 'AT+CPIN?', 'AT+CPIN?']) await heardOf(line);
      if (isLocked) await clock.advance(3_000);
      if (isLocked) unlocked = (await heardOf('AT+CPIN="1234"')).join();
      numberless ||= modem.sim !== null && !usual.has(modem.sim.iccid) && !modem.sim.numberInCnum;
      let heard = false;
      const stop = modem.onOutput(() => {
        heard = true;
      });
      modem.receive(Buffer.from('AT\r'));
      await clock.advance(100);
      stop();
      hung ||= !heard && modem.sim !== null;
    }
  }
  pool.stop();
  expect(unlocked).toContain('OK');
  expect(numberless).toBe(true);
  expect(hung).toBe(true);
});

test('a card put in for a while goes, the usual one comes back', async () => {
  const { clock, pool } = createPool(8, { seed: 3 });
  const usual = pool.modems.map(({ sim }) => sim?.iccid);
  let strangers = 0;
  pool.start();
  for (let minute = 0; minute < 24 * 60; minute++) {
    await clock.advance(60_000);
    const now = pool.modems.filter(({ sim }, place) => sim !== null && sim.iccid !== usual[place]).length;
    strangers += now;
    expect(now).toBeLessThan(6);
  }
  pool.stop();
  expect(strangers).toBeGreaterThan(0);
  expect(pool.modems.filter(({ sim }, place) => sim?.iccid === usual[place]).length).toBeGreaterThan(4);
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
