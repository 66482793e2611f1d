import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSystemClock } from '../../src-main/engine/system-clock.ts';
import type { SimulatedFamilyName } from '../../src-main/sandbox/modem-family.ts';
import type { Random } from '../../src-main/sandbox/random.ts';
import { createSims } from '../../src-main/sandbox/sim-factory.ts';
import { createSimulatedModem, type SimulatedModem } from '../../src-main/sandbox/simulated-modem.ts';
import type { SimulatedSim } from '../../src-main/sandbox/simulated-sim.ts';
import { type SandboxUpstream, startSandboxUpstream } from '../../src-main/sandbox/upstream-server.ts';
import { putModemOnTcp } from '../support/modem-on-tcp.ts';

/** What outlives the app: modems with their cards, the upstream, the profile on the disk. */
export interface Stage {
  readonly modems: readonly SimulatedModem[];
  /** `tcp://…`, one a modem. */
  readonly addresses: readonly string[];
  /** Cards in no socket. */
  readonly drawer: SimulatedSim[];
  readonly upstream: SandboxUpstream;
  readonly profile: string;
  readonly flags: readonly string[];
  close(): Promise<void>;
}

const PLACES = 8;
const SPARE_CARDS = 4;
/** They report a card that goes or comes: a pool that is soon read whole sends its first list soon. */
const FAMILIES: readonly SimulatedFamilyName[] = ['sim800', 'ec25', 'm26', 'huawei', 'ublox'];
const API_KEY = 'key-of-the-kill-test';

export async function openStage(folder: string, random: Random): Promise<Stage> {
  const clock = createSystemClock();
  // Every third card does not know its number: somebody has to type it.
  const sims = createSims(PLACES + SPARE_CARDS, random).map((sim, place) => ({
    ...sim,
    numberInCnum: place % 3 !== 2,
  }));
  const modems = sims.slice(0, PLACES).map((sim, place) =>
    createSimulatedModem({
      family: FAMILIES[place % FAMILIES.length] ?? 'ec25',
      sim,
      clock,
      random,
    }),
  );
  const wired = await Promise.all(modems.map((modem) => putModemOnTcp(modem)));
  const upstream = await startSandboxUpstream({ clock, apiKey: API_KEY });
  const keyFile = join(folder, 'key');
  writeFileSync(keyFile, API_KEY);
  return {
    modems,
    addresses: wired.map(({ address }) => address),
    drawer: sims.slice(PLACES),
    upstream,
    profile: join(folder, 'profile'),
    flags: [`--upstream=${upstream.baseUrl}`, `--api-key-file=${keyFile}`],
    async close() {
      await Promise.all([...wired.map((one) => one.close()), upstream.close()]);
      for (const modem of modems) modem.stop();
    },
  };
}
