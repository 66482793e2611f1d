import type { SimulatedSim } from '../../src-main/sandbox/simulated-sim.ts';
import type { PortId } from '../../src-main/shared/ids.ts';
import type { Computer } from './computer.ts';
import type { PresenceOracle } from './presence-oracle.ts';

export interface TrueEntry {
  readonly iccid: string;
  readonly number: string;
}

/** A number for sale, and what is to be said of it. */
export interface WantedNumber extends TrueEntry {
  readonly portId: PortId;
  readonly rent: boolean;
}

interface Claim extends TrueEntry {
  readonly portId: PortId;
  readonly inGrace: boolean;
  readonly readAtMs: number;
}

/** Two readings as close as this may be of the same round of polls; timers may be late. */
const SAME_ROUND_MS = 15_500;

/** What is for sale, from first principles: SIMs that are there, numbers that are known, ports that are not paused. */
export class PoolTruth {
  readonly #computer: Computer;
  readonly #sims: ReadonlyMap<string, SimulatedSim>;
  readonly #typed = new Map<string, string>();
  readonly #consents = new Map<string, PortId>();

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

  /** Rent belongs to the port, and to the SIM for which it was last switched there. */
  consent(portId: PortId, iccid: string, on: boolean): void {
    if (on) this.#consents.set(iccid, portId);
    else this.#consents.delete(iccid);
  }

  hasConsent(portId: PortId, iccid: string): boolean {
    return this.#consents.get(iccid) === portId;
  }

  /** Rent was switched on at this port, for whichever SIM. */
  isSwitchedOn(portId: PortId): boolean {
    return [...this.#consents.values()].includes(portId);
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

  /**
   * Each number for sale with all ports that may stand for it. A card that was carried on is in the port that reads it, not in one
   * that waits for it, and in the one that read it last; the readings of one round do not tell.
   */
  wanted(oracle: PresenceOracle): ReadonlyMap<string, readonly WantedNumber[]> {
    const claims = this.#computer.ports.list().flatMap(({ id, address }): Claim[] => {
      const entry = this.entryOf(id, oracle);
      const seen = oracle.sighting(address);
      return entry === null || seen === null
        ? []
        : [{ ...entry, portId: id, inGrace: seen.why !== 'here', readAtMs: seen.readAtMs }];
    });
    const wanted = new Map<string, WantedNumber[]>();
    for (const claim of claims) {
      if (claims.some((other) => isBeaten(claim, other))) continue;
      const { portId, iccid, number } = claim;
      const rivals = wanted.get(number) ?? [];
      wanted.set(number, [...rivals, { portId, iccid, number, rent: this.hasConsent(portId, iccid) }]);
    }
    return wanted;
  }
}

function isBeaten(claim: Claim, other: Claim): boolean {
  if (other.iccid !== claim.iccid || other === claim) return false;
  if (other.inGrace !== claim.inGrace) return claim.inGrace;
  return other.readAtMs - claim.readAtMs > SAME_ROUND_MS;
}
