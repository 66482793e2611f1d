import { expect, test } from 'vitest';
import type { Behaviour } from '../../../src-main/sandbox/behaviour.ts';
import { resetDuring } from '../../../src-main/sandbox/behaviours.ts';
import { autobaud, babble, leftInDataMode, leftSet } from '../../../src-main/sandbox/line-behaviours.ts';
import { createRandom } from '../../../src-main/sandbox/random.ts';
import { phonebookAs } from '../../../src-main/sandbox/sim-behaviours.ts';
import { createBench } from './modem-bench.ts';

const FOUND_WITHIN_MS = 120_000;

test.each<[string, () => Behaviour]>([
  ['left in a data call', () => leftInDataMode()],
  ['left with line ends of LF', () => leftSet('ATS3=10')],
  ['left without results and with digits', () => leftSet('ATQ1V0')],
  ['that first finds its speed', () => autobaud(2)],
  ['that restarts in the middle of an answer', () => resetDuring(/CIMI/, 1, { half: true })],
  ['whose phonebook is busy for half a minute', () => phonebookAs({ busyMs: 30_000 })],
])('a modem %s is read whole in the end', async (_name, behaviour) => {
  const { clock, service, sim, modem } = createBench({ behaviours: [behaviour()] });
  service.start();
  await clock.advance(FOUND_WITHIN_MS);
  expect(service.snapshot()).toMatchObject({
    phase: 'ready',
    identity: { imei: modem.imei },
    sim: { state: 'ready', iccid: sim.iccid, imsi: sim.imsi, evidence: [{ number: sim.number }] },
    registration: 'home',
  });
});

test('with another program on the same line nothing wrong is ever shown', async () => {
  const { clock, service, sim, modem, seen } = createBench({ behaviours: [babble(createRandom(5))] });
  service.start();
  await clock.advance(600_000);
  for (const { identity, sim: shown } of seen) {
    expect([null, modem.imei]).toContain(identity.imei);
    expect([null, sim.iccid]).toContain(shown.iccid);
    expect([null, sim.imsi]).toContain(shown.imsi);
    for (const { number } of shown.evidence) expect(number).toBe(sim.number);
  }
  expect(seen.some(({ sim: shown }) => shown.iccid === sim.iccid)).toBe(true);
});
