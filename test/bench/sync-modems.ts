// Simulated modems on ptys in a process of its own. `pull 7` takes the card out of place 7 and says when.
import { createSystemClock } from '../../src-main/engine/system-clock.ts';
import { between, createRandom } from '../../src-main/sandbox/random.ts';
import { createSims } from '../../src-main/sandbox/sim-factory.ts';
import { createSimulatedModem, type SimulatedModem } from '../../src-main/sandbox/simulated-modem.ts';
import { putModemOnPty } from '../support/modem-on-pty.ts';
import { epochMs, type SoldPort, type SyncModemsInput } from './sync-plan.ts';

const SEED = 1;
/** Radio is never still: each modem's signal is another one at nearly every look. */
const SIGNAL_EACH_MS = 20;
const RSSI = [9, 29] as const;

const input = JSON.parse(process.argv[2] ?? '') as SyncModemsInput;
const clock = createSystemClock();
const random = createRandom(SEED);
const modems: SimulatedModem[] = [];
const ports: SoldPort[] = [];
for (const [place, sim] of createSims(input.count, random).entries()) {
  const family = input.families[place % input.families.length] ?? 'ec25';
  const modem = createSimulatedModem({ family, sim, clock, random, latencyMs: input.latencyMs });
  modems.push(modem);
  ports.push({ path: (await putModemOnPty(modem)).path, number: sim.number ?? '' });
}
setInterval(() => {
  modems[between(0, modems.length - 1, random)]?.setSignal(between(...RSSI, random));
}, SIGNAL_EACH_MS);
process.on('message', (message) => {
  const [, place] = String(message).split(' ');
  const atMs = epochMs();
  modems[Number(place)]?.pullSim();
  process.send?.(atMs);
});
process.on('disconnect', () => process.exit(0));
process.send?.(ports);
