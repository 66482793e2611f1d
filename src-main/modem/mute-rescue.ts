import type { ReasonCode } from '../shared/port-view.ts';

/** A modem that goes on falling silent is restarted after pauses that double, so that a dying one is not driven in circles. */
const FIRST_PAUSE_MS = 600_000;
const LAST_PAUSE_MS = 7_200_000;
/** After so many pauses without a restart it counts as healthy again. */
const HEALTHY_PAUSES = 4;

/**
 * Decides what is done about a modem that answers nothing any more: its port is opened anew, then it is told to restart. Only one that
 * has been identified and has not gone away since: whatever else sits at the address by now is not ours to command.
 */
export class MuteRescue {
  #known = false;
  #reopening = false;
  #restartedMs = Number.NEGATIVE_INFINITY;
  #pauseMs = FIRST_PAUSE_MS;

  /** The port of a modem that fell silent at work is being opened anew. */
  get reopening(): boolean {
    return this.#reopening;
  }

  noteIdentified(): void {
    this.#known = true;
    this.#reopening = false;
  }

  /** `working`: it had answered until then. */
  noteLost(code: ReasonCode, working: boolean): void {
    if (code !== 'modem-silent') this.#known = false;
    this.#reopening = this.#known && working;
  }

  /** May it be told to restart now? Each yes makes the next one later. */
  takeRestart(nowMs: number): boolean {
    const sinceMs = nowMs - this.#restartedMs;
    if (!this.#known || sinceMs < this.#pauseMs) return false;
    const isHealthy = sinceMs >= this.#pauseMs * HEALTHY_PAUSES;
    this.#pauseMs = isHealthy ? FIRST_PAUSE_MS : Math.min(this.#pauseMs * 2, LAST_PAUSE_MS);
    this.#restartedMs = nowMs;
    return true;
  }
}
