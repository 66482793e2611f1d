import type { Behaviour } from '../../src-main/sandbox/behaviour.ts';
import { createSimulatedOpener, type SimulatedOpener } from '../../src-main/sandbox/in-process-transport.ts';
import type { SimulatedFamilyName } from '../../src-main/sandbox/modem-family.ts';
import { FAMILY_NAMES } from '../../src-main/sandbox/modem-family-data.ts';
import { createRandom, pick } from '../../src-main/sandbox/random.ts';
import { createSims } from '../../src-main/sandbox/sim-factory.ts';
import { createSimulatedModem, type SimulatedModem } from '../../src-main/sandbox/simulated-modem.ts';
import type { SimulatedSim } from '../../src-main/sandbox/simulated-sim.ts';
import type { Clock } from '../../src-main/shared/clock.ts';

export interface SimulatedPoolOptions {
  readonly count: number;
  readonly clock: Clock;
  readonly seed?: number;
  /** Taken in turn; all families when left out. */
  readonly families?: readonly SimulatedFamilyName[];
  readonly latencyMs?: number;
  /** By place in the pool, from 0. */
  readonly behavioursOf?: (place: number) => readonly Behaviour[];
}

export interface SimulatedPool {
  /** `sim://1` to `sim://count`. */
  readonly addresses: readonly string[];
  readonly modems: readonly SimulatedModem[];
  /** The card each modem started with. */
  readonly sims: readonly SimulatedSim[];
  /** Cards that are in no modem yet. */
  readonly spareSims: readonly SimulatedSim[];
  readonly opener: SimulatedOpener;
  stop(): void;
}

/** A pool whose modems all have a registered SIM with its number in `+CNUM`, unless a behaviour says otherwise. */
export function createSimulatedPool(options: SimulatedPoolOptions): SimulatedPool {
  const { count, clock, seed = 1, families = FAMILY_NAMES, latencyMs = 20, behavioursOf } = options;
  const random = createRandom(seed);
  const allSims = createSims(count * 2, random);
  const sims = allSims.slice(0, count);
  const modems = sims.map((sim, place) =>
    createSimulatedModem({
      family: families[place % families.length] ?? pick(families, random),
      sim,
      clock,
      random,
      latencyMs,
      behaviours: behavioursOf?.(place) ?? [],
    }),
  );
  const byAddress = new Map(modems.map((modem, place) => [`sim://${place + 1}`, modem]));
  return {
    addresses: [...byAddress.keys()],
    modems,
    sims,
    spareSims: allSims.slice(count),
    opener: createSimulatedOpener(byAddress),
    stop: () => {
      for (const modem of modems) modem.stop();
    },
  };
}
