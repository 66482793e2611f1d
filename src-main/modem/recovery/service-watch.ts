import type { Iccid } from '../../shared/ids.ts';
import type { ModemReading } from '../identify-program.ts';
import { isRegistered } from '../registration.ts';

/** Longer than any grace of the settings (300 s): what may be on sale is left alone. Then doubled, up to 2 h. */
const FIRST_PAUSE_MS = 330_000;
const LAST_PAUSE_MS = 7_200_000;
const SPREAD_SHARE = 0.3;
/** A radio switched off and on mends most; a restart is for what that has not mended twice. */
const RADIO_FIRST = 2;

/**
 * Notices a modem that answers well and has lost its network, or cannot read its card, for long. Some never look for a network again
 * by themselves; equal ones come back after a minute or after fifty.
 */
export class ServiceWatch {
  readonly #random: () => number;
  #dueMs: number | null = null;
  #pauseMs = FIRST_PAUSE_MS;
  #helped = 0;
  /** The card that was in a network last. */
  #served: Iccid | null = null;

  /** `random` gives 0 to 1. */
  constructor(random: () => number) {
    this.#random = random;
  }

  /** What is due at the monotonic time `nowMs`; null for nothing. Each step taken makes the next one later. */
  take(reading: ModemReading, nowMs: number): 'radio' | 'restart' | null {
    const { sim, registration } = reading;
    if (isRegistered(registration)) this.#served = sim.iccid;
    if (!this.#isOut(reading)) {
      this.#dueMs = null;
      this.#pauseMs = FIRST_PAUSE_MS;
      this.#helped = 0;
      return null;
    }
    this.#dueMs ??= nowMs + this.#spread();
    if (nowMs < this.#dueMs) return null;
    this.#pauseMs = Math.min(this.#pauseMs * 2, LAST_PAUSE_MS);
    this.#dueMs = nowMs + this.#spread();
    this.#helped += 1;
    return this.#helped <= RADIO_FIRST ? 'radio' : 'restart';
  }

  /** An operator's outage ends for a whole pool at once: its modems must not all switch their radios in the same moment. */
  #spread(): number {
    return this.#pauseMs * (1 + SPREAD_SHARE * this.#random());
  }

  #isOut({ sim, registration }: ModemReading): boolean {
    switch (sim.state) {
      case 'ready':
        return !isRegistered(registration) && !this.#isRefused({ sim, registration });
      case 'failure':
        // One that has worked in no socket since the start is broken, not stuck.
        return this.#served !== null;
      case 'busy':
      case 'unknown':
        return true;
      default:
        return false;
    }
  }

  /** A card that the network has never let in needs another operator, not another try. */
  #isRefused({ sim, registration }: Pick<ModemReading, 'sim' | 'registration'>): boolean {
    return (registration === 'denied' || registration === 'emergency') && this.#served !== sim.iccid;
  }
}
