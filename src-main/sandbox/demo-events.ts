import type { Clock } from '../shared/clock.ts';
import type { DemoModem } from './demo-modems.ts';
import type { SimulatedOpener } from './in-process-transport.ts';
import { between, pick, type Random } from './random.ts';
import { createTimerSet, type TimerSet } from './timer-set.ts';

export interface DemoEventsOptions {
  readonly clock: Clock;
  readonly random: Random;
  readonly modems: readonly DemoModem[];
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
const DRIFT_EVERY_MS = 4_000;
const RSSI_MIN = 4;
const RSSI_MAX = 31;

/** Ms from the start of an incident to its end. */
type Incident = (subject: DemoModem, tools: Tools) => number;

interface Tools {
  readonly random: Random;
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

/** The more frequent ones stand here more often. */
const INCIDENTS: readonly Incident[] = [
  flap,
  flap,
  flap,
  pullAndPutBack,
  pullAndPutBack,
  restart,
  unplugAndReplug,
];

/** Small troubles after a calm first minute: one at a time on each modem, and each of them passes. */
export function createDemoEvents({ clock, random, modems, opener }: DemoEventsOptions): DemoEvents {
  const timers = createTimerSet(clock);
  const troubled = new Set<DemoModem>();

  function strike(): void {
    const well = modems.filter((modem) => !troubled.has(modem));
    if (well.length > 0) {
      const subject = pick(well, random);
      troubled.add(subject);
      const lastsMs = pick(INCIDENTS, random)(subject, { random, opener, timers });
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
