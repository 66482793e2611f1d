import type { Clock } from '../shared/clock.ts';
import type { Behaviour } from './behaviour.ts';
import { looksAgain, noDetectContact, roaming } from './behaviours.ts';
import { usualTiming } from './command-timing.ts';
import type { SimulatedFamilyName } from './modem-family.ts';
import type { RegistrationStat } from './radio.ts';
import { between, pick, type Random } from './random.ts';
import { createSimulatedModem, type SimulatedModem } from './simulated-modem.ts';
import type { SimulatedNetwork, SimulatedSim } from './simulated-sim.ts';

export interface DemoModem {
  /** `sim://n` */
  readonly address: string;
  readonly modem: SimulatedModem;
  /** How it is registered while nothing is wrong. */
  readonly usualStat: RegistrationStat;
}

/** What boards in pools are made of; the more common ones stand here more often. */
const FAMILIES: readonly SimulatedFamilyName[] = [
  'sim800',
  'sim800',
  'ec25',
  'sim7600',
  'm26',
  'ec25',
  'sim800',
  'wavecom',
  'huawei',
  'sim7600',
  'zte',
  'ublox',
  'neoway',
];

const ABROAD: readonly SimulatedNetwork[] = [
  { plmn: '20801', name: 'Orange F' },
  { plmn: '26202', name: 'Vodafone.de' },
  { plmn: '24008', name: 'Telenor SE' },
];

/** One in so many roams, one in so many sits in a socket with a card contact. */
const ROAMING_EACH = 9;
const CONTACT_EACH = 3;
const RSSI = [9, 29] as const;

/** A mixed pool in which all is well: every SIM registered, every number in `+CNUM`. */
export function createDemoModems(
  sims: readonly SimulatedSim[],
  clock: Clock,
  random: Random,
): readonly DemoModem[] {
  return sims.map((sim, place) => createDemoModem(sim, place, clock, random));
}

function createDemoModem(sim: SimulatedSim, place: number, clock: Clock, random: Random): DemoModem {
  const abroad = place % ROAMING_EACH === ROAMING_EACH - 1;
  const behaviours: Behaviour[] = [looksAgain()];
  if (place % CONTACT_EACH !== 0) behaviours.push(noDetectContact());
  if (abroad) behaviours.push(roaming(visitedBy(sim, random)));
  const modem = createSimulatedModem({
    family: FAMILIES[place % FAMILIES.length] ?? pick(FAMILIES, random),
    sim,
    clock,
    random,
    latencyMs: usualTiming(random),
    behaviours,
  });
  modem.setSignal(between(...RSSI, random));
  return { address: `sim://${place + 1}`, modem, usualStat: abroad ? 5 : 1 };
}

/** A network of another country than the card's. */
function visitedBy(sim: SimulatedSim, random: Random): SimulatedNetwork {
  const home = sim.imsi.slice(0, 3);
  return pick(
    ABROAD.filter(({ plmn }) => !plmn.startsWith(home)),
    random,
  );
}
