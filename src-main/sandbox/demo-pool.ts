import type { OpenTransport } from '../serial/transport.ts';
import type { Clock } from '../shared/clock.ts';
import { createDemoEvents } from './demo-events.ts';
import { createDemoModems } from './demo-modems.ts';
import { createSimulatedOpener, type SimulatedOpener } from './in-process-transport.ts';
import type { Random } from './random.ts';
import { createSims } from './sim-factory.ts';
import type { SimulatedModem } from './simulated-modem.ts';

export interface DemoPoolOptions {
  readonly clock: Clock;
  readonly random: Random;
  /** Does anything happen after the calm first minute? Yes when left out. */
  readonly events?: boolean;
}

/** What `--demo` shows in place of real modems. */
export interface DemoPool {
  /** `sim://1` to `sim://count` */
  readonly addresses: readonly string[];
  readonly openTransport: OpenTransport;
  /** For tests and for people who want to unplug one by hand. */
  readonly opener: SimulatedOpener;
  readonly modems: readonly SimulatedModem[];
  /** Starts the events; the modems answer from the beginning. */
  start(): void;
  /** Ends all timers of the pool and its modems. */
  stop(): void;
}

/** Cards that turn up in the course of time. */
const SPARE_SIMS = 24;

/** A believable mixed pool: several makers and countries, some roaming, all numbers readable. */
export function createDemoPool(count: number, { clock, random, events = true }: DemoPoolOptions): DemoPool {
  const sims = createSims(count + SPARE_SIMS, random);
  const modems = createDemoModems(sims.slice(0, count), clock, random);
  const opener = createSimulatedOpener(new Map(modems.map(({ address, modem }) => [address, modem])));
  const happenings = createDemoEvents({ clock, random, modems, spareSims: sims.slice(count), opener });
  return {
    addresses: modems.map(({ address }) => address),
    openTransport: opener.open,
    opener,
    modems: modems.map(({ modem }) => modem),
    start() {
      if (events) happenings.start();
    },
    stop() {
      happenings.stop();
      for (const { modem } of modems) modem.stop();
    },
  };
}
