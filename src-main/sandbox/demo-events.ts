import type { Clock } from '../shared/clock.ts';
import type { DemoModem } from './demo-modems.ts';
import { DEMO_PIN } from './demo-pin.ts';
import type { SimulatedOpener } from './in-process-transport.ts';
import { between, pick, type Random } from './random.ts';
import type { SimulatedSim } from './simulated-sim.ts';
import { createTimerSet, type TimerSet } from './timer-set.ts';

export interface DemoEventsOptions {
  readonly clock: Clock;
  readonly random: Random;
  readonly modems: readonly DemoModem[];
  /** Cards that may be put in; at least one. */
  readonly spareSims: readonly SimulatedSim[];
  readonly opener: SimulatedOpener;
}

export interface DemoEvents {
  start(): void;
  stop(): void;
}

/** Long enough to look around before anything happens. */
const CALM_MS = 60_000;
const HOUR_MS = 3_600_000;
/** On average; counted by modem, so that pools of any size are alike. */
const INCIDENTS_PER_MODEM_AND_HOUR = 2;
const OTHER_CARD_MS = [120_000, 360_000] as const;
const DRIFT_EVERY_MS = 4_000;
const RSSI_MIN = 4;
const RSSI_MAX = 31;

/** Ms from the start of an incident to its end. */
type Incident = (subject: DemoModem, tools: Tools) => number;

interface Tools {
  readonly random: Random;
  readonly spareSims: readonly SimulatedSim[];
  readonly opener: SimulatedOpener;
  readonly timers: TimerSet;
}

const flap: Incident = ({ modem, usualStat }, { random, timers }) => {
  modem.setRegistration(2);
  const lastsMs = between(5_000, 50_000, random);
  timers.after(lastsMs, () => modem.setRegistration(usualStat));
  return lastsMs;
};

const pullAndPutBack: Incident = ({ modem }, { random, timers }) => {
  const lastsMs = between(15_000, 60_000, random);
  const { sim } = modem;
  if (sim === null) return 0;
  modem.pullSim();
  timers.after(lastsMs, () => modem.insertSim(sim));
  return lastsMs;
};

const restart: Incident = ({ modem }) => {
  modem.restart();
  return 20_000;
};

const unplugAndReplug: Incident = ({ address }, { random, opener, timers }) => {
  opener.unplug(address);
  const lastsMs = between(8_000, 40_000, random);
  timers.after(lastsMs, () => opener.replug(address));
  return lastsMs + 20_000;
};

/** Hangs without a word, and comes to itself again: long enough for the app to try what it can do about it. */
const hang: Incident = ({ modem }, { random, timers }) => {
  modem.goSilent();
  const lastsMs = between(30_000, 120_000, random);
  timers.after(lastsMs, () => modem.speakAgain());
  return lastsMs + 30_000;
};

/** Somebody puts another card in for a while, changed by `alter`. It stays longer where it was unlocked by then. */
function otherCard(alter: (sim: SimulatedSim) => SimulatedSim): Incident {
  return ({ modem }, { random, timers, spareSims }) => {
    const usual = modem.sim;
    const other = alter(pick(spareSims, random));
    if (usual === null || usual.iccid === other.iccid) return 0;
    const swap = (sim: SimulatedSim): void => {
      modem.pullSim();
      timers.after(between(5_000, 15_000, random), () => modem.insertSim(sim));
    };
    swap(other);
    const lastsMs = between(...OTHER_CARD_MS, random);
    timers.after(lastsMs, () => {
      const wasUnlocked = other.pin !== undefined && modem.cardInUse === other;
      if (!wasUnlocked) swap(usual);
    });
    return lastsMs + 30_000;
  };
}

const newCard = otherCard((sim) => sim);
const lockedCard = otherCard((sim) => ({ ...sim, pin: DEMO_PIN }));
const cardWithoutNumber = otherCard((sim) => ({ ...sim, numberInCnum: false }));

/** Who watches for some minutes has seen a bit of everything. */
const FIRST_INCIDENTS: readonly Incident[] = [flap, lockedCard, pullAndPutBack, cardWithoutNumber, hang];

/** The more frequent ones stand here more often. */
const INCIDENTS: readonly Incident[] = [
  ...[flap, flap, flap, flap, flap, flap, flap, flap, flap],
  ...[pullAndPutBack, pullAndPutBack, pullAndPutBack, pullAndPutBack, pullAndPutBack, pullAndPutBack],
  ...[restart, restart, restart, unplugAndReplug, unplugAndReplug, unplugAndReplug],
  hang,
  ...[newCard, lockedCard, cardWithoutNumber],
];

/** Small troubles after a calm first minute: one at a time on each modem, and each of them passes. */
export function createDemoEvents(options: DemoEventsOptions): DemoEvents {
  const { clock, random, modems, spareSims, opener } = options;
  const timers = createTimerSet(clock);
  const opening = [...FIRST_INCIDENTS];
  const troubled = new Set<DemoModem>();

  function strike(): void {
    const well = modems.filter((modem) => !troubled.has(modem));
    if (well.length > 0) {
      const subject = pick(well, random);
      troubled.add(subject);
      const incident = opening.shift() ?? pick(INCIDENTS, random);
      const lastsMs = incident(subject, { random, spareSims, opener, timers });
      timers.after(lastsMs, () => troubled.delete(subject));
    }
    timers.after(nextPauseMs(modems.length, random), strike);
  }

  function drift(): void {
    for (const { modem } of modems) {
      const next = modem.signal + between(-1, 1, random);
      modem.setSignal(Math.min(RSSI_MAX, Math.max(RSSI_MIN, next)));
    }
    timers.after(DRIFT_EVERY_MS, drift);
  }

  return {
    start() {
      timers.after(DRIFT_EVERY_MS, drift);
      timers.after(CALM_MS, strike);
    },
    stop: () => timers.cancelAll(),
  };
}

/** Uneven, as real trouble is: from near 0 to twice the mean. */
function nextPauseMs(modemCount: number, random: Random): number {
  const meanMs = HOUR_MS / (INCIDENTS_PER_MODEM_AND_HOUR * Math.max(1, modemCount));
  return between(1_000, Math.max(1_000, Math.round(2 * meanMs)), random);
}
