import { createModemService, type ModemService } from '../../../src-main/modem/modem-service.ts';
import type { ModemSnapshot } from '../../../src-main/modem/modem-snapshot.ts';
import type { Behaviour } from '../../../src-main/sandbox/behaviour.ts';
import {
  createSimulatedOpener,
  type SimulatedOpener,
} from '../../../src-main/sandbox/in-process-transport.ts';
import type { SimulatedFamilyName } from '../../../src-main/sandbox/modem-family.ts';
import { createRandom } from '../../../src-main/sandbox/random.ts';
import { createSims } from '../../../src-main/sandbox/sim-factory.ts';
import { createSimulatedModem, type SimulatedModem } from '../../../src-main/sandbox/simulated-modem.ts';
import type { SimulatedSim } from '../../../src-main/sandbox/simulated-sim.ts';
import type { PinKeeper } from '../../../src-main/shared/pin-memory.ts';
import { FakeClock } from '../../support/fake-clock.ts';

export const ADDRESS = '/dev/sim1';

/** One simulated modem with a service on it, under a clock that moves when told. */
export interface Bench {
  readonly clock: FakeClock;
  readonly modem: SimulatedModem;
  readonly opener: SimulatedOpener;
  readonly service: ModemService;
  readonly sim: SimulatedSim;
  /** Another card, for swaps. */
  readonly otherSim: SimulatedSim;
  /** Every snapshot so far, oldest first. */
  readonly seen: ModemSnapshot[];
}

export interface BenchOptions {
  readonly family?: SimulatedFamilyName;
  readonly sim?: Partial<SimulatedSim> | null;
  readonly behaviours?: readonly Behaviour[];
  readonly pins?: PinKeeper;
  /** The only speed at which the modem hears anything; any when left out. */
  readonly baudRate?: number;
}

export function createBench(options: BenchOptions = {}): Bench {
  const { family = 'ec25', sim = {}, behaviours = [], pins, baudRate } = options;
  const clock = new FakeClock();
  const random = createRandom(7);
  const [first, second] = createSims(2, random);
  if (first === undefined || second === undefined) throw new Error('no SIMs');
  const card: SimulatedSim = { ...first, ...sim };
  const modem = createSimulatedModem({
    ...{ family, sim: sim === null ? null : card, clock, random, behaviours },
    ...(baudRate === undefined ? {} : { baudRate }),
  });
  const opener = createSimulatedOpener(new Map([[ADDRESS, modem]]));
  const service = createModemService({
    address: ADDRESS,
    openTransport: opener.open,
    clock,
    random,
    toE164: () => null,
    pins,
  });
  const seen: ModemSnapshot[] = [];
  service.onChange((snapshot) => seen.push(snapshot));
  return { clock, modem, opener, service, sim: card, otherSim: second, seen };
}

/** Started and identified. */
export async function createReadyBench(options: BenchOptions = {}): Promise<Bench> {
  const bench = createBench(options);
  bench.service.start();
  await bench.clock.advance(6_000);
  return bench;
}
