// Holds simulated modems on ptys in a process of its own, so that they take nothing from the event loop they are measured with.
import { createSystemClock } from '../../src-main/engine/system-clock.ts';
import type { Behaviour } from '../../src-main/sandbox/behaviour.ts';
import { garbage, silent } from '../../src-main/sandbox/behaviours.ts';
import { createRandom, type Random } from '../../src-main/sandbox/random.ts';
import { createSims } from '../../src-main/sandbox/sim-factory.ts';
import { createSimulatedModem } from '../../src-main/sandbox/simulated-modem.ts';
import { putModemOnPty } from '../support/modem-on-pty.ts';
import { commandsIn, type ModemsInput, type PlacedModem, type PlaceKind } from './identify-plan.ts';

const SEED = 1;

function behavioursOf(kind: PlaceKind, random: Random): readonly Behaviour[] {
  if (kind === 'silent') return [silent()];
  return kind === 'garbage' ? [garbage(random)] : [];
}

async function place({ kinds, families, latencyMs }: ModemsInput): Promise<readonly PlacedModem[]> {
  const clock = createSystemClock();
  const random = createRandom(SEED);
  const sims = createSims(kinds.length, random);
  const placed: PlacedModem[] = [];
  for (const [at, kind] of kinds.entries()) {
    const family = families[at % families.length] ?? 'generic';
    const modem = createSimulatedModem({
      family,
      sim: sims[at] ?? null,
      clock,
      random,
      latencyMs: (line) => latencyMs * commandsIn(line),
      behaviours: behavioursOf(kind, random),
    });
    placed.push({ path: (await putModemOnPty(modem)).path, kind, family });
  }
  return placed;
}

const input = JSON.parse(process.argv[2] ?? '') as ModemsInput;
process.send?.(await place(input));
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ cpuMs: (user + system) / 1000 });
});
process.on('disconnect', () => process.exit(0));
