import type { SimulatedSim } from '../../src-main/sandbox/simulated-sim.ts';
import type { PortId } from '../../src-main/shared/ids.ts';
import type { Computer } from './computer.ts';
import type { PresenceOracle } from './presence-oracle.ts';

export interface TrueEntry {
  readonly iccid: string;
  readonly number: string;
}

/** What is for sale, from first principles: SIMs that are there, numbers that are known, ports that are not paused. */
export class PoolTruth {
  readonly #computer: Computer;
  readonly #sims: ReadonlyMap<string, SimulatedSim>;
  readonly #typed = new Map<string, string>();
  readonly #consents = new Set<string>();

  constructor(computer: Computer, sims: readonly SimulatedSim[]) {
    this.#computer = computer;
    this.#sims = new Map(sims.map((sim) => [sim.iccid, sim]));
  }

  numberOf(iccid: string): string | null {
    const sim = this.#sims.get(iccid);
    return this.#typed.get(iccid) ?? (sim?.numberInCnum === true ? sim.number : null);
  }

  type(iccid: string, number: string | null): void {
    if (number === null) this.#typed.delete(iccid);
    else this.#typed.set(iccid, number);
  }

  consent(portId: PortId, iccid: string, on: boolean): void {
    const key = `${portId} ${iccid}`;
    if (on) this.#consents.add(key);
    else this.#consents.delete(key);
  }

  hasConsent(portId: PortId, iccid: string): boolean {
    return this.#consents.has(`${portId} ${iccid}`);
  }

  /** Rent was switched on at this port, for whichever SIM. */
  isSwitchedOn(portId: PortId): boolean {
    return [...this.#consents].some((key) => key.startsWith(`${portId} `));
  }

  addressOf(portId: PortId): string | null {
    return this.#computer.ports.list().find((port) => port.id === portId)?.address ?? null;
  }

  /** The SIM that may be listed for a port now. */
  entryOf(portId: PortId, oracle: PresenceOracle): TrueEntry | null {
    const address = this.addressOf(portId);
    if (address === null || this.#computer.pauses.isPaused(portId)) return null;
    const iccid = oracle.listable(address);
    const number = iccid === null ? null : this.numberOf(iccid);
    return iccid === null || number === null ? null : { iccid, number };
  }

  /** All numbers for sale. */
  numbers(oracle: PresenceOracle): ReadonlySet<string> {
    const entries = this.#computer.ports.list().map(({ id }) => this.entryOf(id, oracle));
    return new Set(entries.flatMap((entry) => entry?.number ?? []));
  }
}
