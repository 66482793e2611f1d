import { expect, test } from 'vitest';
import { createModemService, type ModemService } from '../../src-main/modem/modem-service.ts';
import { createDemoPool, type DemoPool } from '../../src-main/sandbox/demo-pool.ts';
import { createRandom } from '../../src-main/sandbox/random.ts';
import { asE164 } from '../../src-main/shared/ids.ts';
import { FakeClock } from '../support/fake-clock.ts';

function openPool(count: number, seed: number) {
  const clock = new FakeClock();
  const pool = createDemoPool(count, { clock, random: createRandom(seed) });
  const services = pool.addresses.map((address) =>
    createModemService({
      address,
      openTransport: pool.openTransport,
      clock,
      random: createRandom(seed),
      toE164: (text) => asE164(text),
    }),
  );
  for (const service of services) service.start();
  return { clock, pool, services };
}

/** How many ports show the very card that sits in them, registered and with its number. */
function countTrue(pool: DemoPool, services: readonly ModemService[]): number {
  return services.filter((service, place) => {
    const { phase, sim, registration } = service.snapshot();
    const card = pool.modems[place]?.sim;
    const registered = registration === 'home' || registration === 'roaming';
    const numbered = sim.evidence.some(({ number }) => number === card?.number);
    return (
      phase === 'ready' && registered && numbered && sim.iccid === card?.iccid && sim.imsi === card?.imsi
    );
  }).length;
}

test('all 32 modems of the demo are read within 5 s, one command at a time', async () => {
  const { clock, pool, services } = openPool(32, 9);
  await clock.advance(5_000);
  expect(countTrue(pool, services)).toBe(32);
  expect(pool.modems.map(({ overlaps }) => overlaps)).toEqual(Array(32).fill(0));
  await Promise.all([...services.map((service) => service.stop()), clock.advance(20_000)]);
  pool.stop();
  expect(clock.timers).toBe(0);
});

test('after three hours of events most modems are well at any time, and there are moments when all are', async () => {
  const { clock, pool, services } = openPool(32, 21);
  const counts: number[] = [];
  pool.start();
  for (let minute = 0; minute < 180; minute++) {
    await clock.advance(60_000);
    counts.push(countTrue(pool, services));
  }
  expect(counts.reduce((sum, count) => sum + count) / counts.length).toBeGreaterThan(29);
  expect(Math.min(...counts)).toBeLessThan(32);
  expect(Math.max(...counts)).toBe(32);
  await Promise.all([...services.map((service) => service.stop()), clock.advance(20_000)]);
  pool.stop();
});
