import type { ModemSnapshot } from '../../src-main/modem/modem-snapshot.ts';
import type { Clock, Timer } from '../../src-main/shared/clock.ts';

/** The SIM that a port is known to hold, and until when it may be listed (monotonic ms); for ever while it is on the network. */
interface Held {
  readonly iccid: string;
  readonly untilMs: number;
  readonly lostSinceMs: number | null;
  readonly why: 'here' | 'no-network' | 'no-port';
  /** When its ICCID was last read here. */
  readonly readAtMs: number;
}

const NETWORK_GRACE_MS = 30_000;
const PORT_GRACE_MS = 5_000;

/**
 * Says by decision 11 alone which SIM may be listed, from what the modems told. Written apart from the pool's own code, so that
 * one can catch the other.
 */
export class PresenceOracle {
  readonly #clock: Clock;
  readonly #changed: (address: string, left: string | null) => void;
  readonly #held = new Map<string, Held>();
  readonly #ends = new Map<string, Timer>();

  /** `changed` hears of every change, and which ICCID may not be listed any more because of it. */
  constructor(clock: Clock, changed: (address: string, left: string | null) => void) {
    this.#clock = clock;
    this.#changed = changed;
  }

  /** ICCID of the SIM that may be listed for the port at `address`; null for none. */
  listable(address: string): string | null {
    const held = this.#held.get(address);
    return held !== undefined && this.#clock.monotonicMs() < held.untilMs ? held.iccid : null;
  }

  /** The same, with what tells two ports apart that both hold it. */
  sighting(address: string): Pick<Held, 'iccid' | 'why' | 'readAtMs'> | null {
    return this.listable(address) === null ? null : (this.#held.get(address) ?? null);
  }

  tell(address: string, snapshot: ModemSnapshot): void {
    const before = this.#held.get(address) ?? null;
    this.#set(address, before, this.#judge(before, snapshot));
  }

  /** The device at an address has another one now: its SIM is held as that of any lost port. */
  move(from: string, to: string): void {
    const held = this.#held.get(from);
    this.#ends.get(from)?.cancel();
    this.#ends.delete(from);
    this.#held.delete(from);
    if (held !== undefined) this.#set(to, held, this.#afterLoss(held));
  }

  #judge(before: Held | null, { phase, sim, registration }: ModemSnapshot): Held | null {
    const nowMs = this.#clock.monotonicMs();
    const known = before !== null && nowMs < before.untilMs ? before : null;
    if (phase === 'stopped') return null;
    const readAtMs = sim.iccidReadAtMs ?? before?.readAtMs ?? nowMs;
    const onNetwork = registration === 'home' || registration === 'roaming';
    const readable = sim.state === 'ready' && sim.iccid !== null;
    if (readable && onNetwork && (phase === 'ready' || phase === 'identifying')) {
      const iccid = String(sim.iccid);
      return { iccid, untilMs: Number.POSITIVE_INFINITY, lostSinceMs: null, why: 'here', readAtMs };
    }
    if (known === null || (sim.iccid !== null && sim.iccid !== known.iccid)) return null;
    if (['absent', 'pin', 'puk', 'device-lock', 'failure'].includes(sim.state)) return null;
    const lostSinceMs = known.lostSinceMs ?? nowMs;
    const limitMs = lostSinceMs + NETWORK_GRACE_MS;
    if (readable && phase !== 'opening' && phase !== 'failed')
      return { iccid: known.iccid, untilMs: limitMs, lostSinceMs, why: 'no-network', readAtMs };
    return this.#afterLoss(known);
  }

  #afterLoss(known: Held): Held {
    if (known.why === 'no-port') return known;
    const nowMs = this.#clock.monotonicMs();
    const lostSinceMs = known.lostSinceMs ?? nowMs;
    const limitMs = lostSinceMs + NETWORK_GRACE_MS;
    const untilMs = Math.min(
      nowMs + PORT_GRACE_MS,
      known.lostSinceMs === null ? Number.POSITIVE_INFINITY : limitMs,
    );
    return { ...known, untilMs, lostSinceMs, why: 'no-port' };
  }

  #set(address: string, before: Held | null, after: Held | null): void {
    this.#ends.get(address)?.cancel();
    this.#ends.delete(address);
    if (after === null) this.#held.delete(address);
    else this.#held.set(address, after);
    if (after !== null && Number.isFinite(after.untilMs)) {
      const leftMs = after.untilMs - this.#clock.monotonicMs();
      this.#ends.set(
        address,
        this.#clock.setTimer(leftMs, () => this.#set(address, after, null)),
      );
    }
    if (before?.iccid === after?.iccid) return;
    this.#changed(address, this.#hasLeft(before) ? before.iccid : null);
  }

  /** A card that was carried to another port may be listed from there when the grace of the old one ends. */
  #hasLeft(before: Held | null): before is Held {
    return before !== null && ![...this.#held.values()].some(({ iccid }) => iccid === before.iccid);
  }
}
