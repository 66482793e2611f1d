import type { EngineParts } from '../../src-main/engine/engine-parts.ts';
import type { SimulatedSim } from '../../src-main/sandbox/simulated-sim.ts';
import type { OpenTransport } from '../../src-main/serial/transport.ts';
import type { Unsubscribe } from '../../src-main/shared/emitter.ts';

/** 27.007 `stat`: home, searching, denied, roaming. */
export type NetworkStat = 1 | 2 | 3 | 5;

/** The modems on the desk, and the hands that move their cards. Places count from 0. */
export interface Hardware {
  readonly places: number;
  addressOf(place: number): string;
  /** The card that is really in the socket. */
  simAt(place: number): SimulatedSim | null;
  isPlugged(place: number): boolean;
  pull(place: number): void;
  insert(place: number, sim: SimulatedSim): void;
  setNetwork(place: number, stat: NetworkStat): void;
  unplug(place: number): void;
  replug(place: number): void;
  /** An unplugged modem comes back under an address that never was. */
  replugElsewhere(place: number): void;
  /** A hub hiccup: the line is gone and comes back under an address that never was, while the modem keeps its power. */
  slip(place: number): void;
  /** Hears when something is plugged in or pulled. */
  onPlug(listener: () => void): Unsubscribe;
  restart(place: number): void;
  setMute(place: number, mute: boolean): void;
  /** The system closes what a dead process had open. */
  closeAll(): void;
  stop(): void;
  readonly createModem: EngineParts['createModem'];
  readonly openTransport: OpenTransport;
}
