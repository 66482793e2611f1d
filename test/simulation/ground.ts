import type { FakeClock } from '../support/fake-clock.ts';
import type { Hardware, NetworkStat } from './hardware.ts';

interface PlaceState {
  readonly kind: 'well' | 'no-network' | 'broken';
  readonly stat: NetworkStat;
  readonly mute: boolean;
  readonly sinceMs: number;
  /** How long it had been well before. */
  readonly wellForMs: number;
}

/** From a card or modem that is all right to a list that could hold its number, at the slowest: boot, search, polls. */
const RECOVERY_MS = 25_000;
/** The grace of a lost network, and the longest wait at a start; timers may be a little early. */
const SETTLE_MS = 29_990;

/** What is physically so, in whatever state the app believes it to be. */
export class Ground {
  readonly #world: FakeClock;
  readonly #hardware: Hardware;
  readonly #places: PlaceState[];
  readonly #leftAt = new Map<string, number>();

  constructor(world: FakeClock, hardware: Hardware) {
    this.#world = world;
    this.#hardware = hardware;
    this.#places = Array.from(
      { length: hardware.places },
      (_, place): PlaceState => ({
        kind: this.#judge(place, 1, false),
        stat: 1,
        mute: false,
        sinceMs: 0,
        wellForMs: 0,
      }),
    );
  }

  /** Told after each deed, and when what it began is over; even what is well again needs its time. */
  touched(place: number, change: { readonly stat?: NetworkStat; readonly mute?: boolean } = {}): void {
    const before = this.#places[place];
    if (before === undefined) return;
    const now = this.#world.monotonicMs();
    const { stat = before.stat, mute = before.mute } = change;
    const kind = this.#judge(place, stat, mute);
    const wellForMs = before.kind === 'well' ? now - before.sinceMs : 0;
    const byHand = change.stat === undefined && change.mute === undefined;
    const stays = kind === before.kind && kind !== 'well' && !byHand;
    this.#places[place] = stays ? { ...before, stat, mute } : { kind, stat, mute, sinceMs: now, wellForMs };
  }

  cardLeft(place: number, iccid: string): void {
    this.#leftAt.set(`${iccid} ${place}`, this.#world.monotonicMs());
  }

  /** Ms since the card was last in the place; 0 while it is there. */
  goneForMs(place: number, iccid: string): number {
    if (this.#hardware.simAt(place)?.iccid === iccid) return 0;
    return this.#world.monotonicMs() - (this.#leftAt.get(`${iccid} ${place}`) ?? Number.NEGATIVE_INFINITY);
  }

  /**
   * Ms for which anybody who asks the modem in the place, or looks for it, could have seen that the card is not there; 0 while it is
   * there, or while the modem says nothing.
   */
  missedForMs(place: number, iccid: string): number {
    const state = this.#places[place];
    if (state === undefined || state.mute) return 0;
    const untouchedMs = this.#world.monotonicMs() - state.sinceMs;
    if (!this.#hardware.isPlugged(place)) return untouchedMs;
    return Math.min(untouchedMs, this.goneForMs(place, iccid));
  }

  /** Well long enough for every poll to have seen it. */
  isSteady(place: number): boolean {
    const state = this.#places[place];
    return state?.kind === 'well' && this.#world.monotonicMs() - state.sinceMs >= RECOVERY_MS;
  }

  /** Steady, or without network for less than its grace, in an app that still may wait for it at its start (decision 8). */
  isListable(place: number, appAgeMs: number): boolean {
    const state = this.#places[place];
    if (state === undefined || this.isSteady(place)) return state !== undefined;
    const forMs = this.#world.monotonicMs() - state.sinceMs;
    return (
      state.kind === 'no-network' && state.wellForMs >= RECOVERY_MS && Math.max(forMs, appAgeMs) < SETTLE_MS
    );
  }

  #judge(place: number, stat: NetworkStat, mute: boolean): PlaceState['kind'] {
    const hardware = this.#hardware;
    if (mute || stat === 3 || !hardware.isPlugged(place) || hardware.simAt(place) === null) return 'broken';
    return stat === 2 ? 'no-network' : 'well';
  }
}
