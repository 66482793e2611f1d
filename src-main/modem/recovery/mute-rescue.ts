import type { ReasonCode } from '../../shared/port-view.ts';

/** Some modems say nothing for 10 s while they look for a network: a restart is for those that say nothing for longer. */
const PATIENCE_MS = 20_000;
/** So long the port is opened again and again at the speed that worked; after that it is searched for like any other. */
const REOPENING_MS = 40_000;
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
  /** Since when (monotonic ms) a modem of ours has been mute; null while it is not. */
  #mutedMs: number | null = null;
  #reopened = false;
  #restartedMs = Number.NEGATIVE_INFINITY;
  #pauseMs = FIRST_PAUSE_MS;

  noteIdentified(): void {
    this.#known = true;
    this.#mutedMs = null;
  }

  /** `working`: it had answered until then. */
  noteLost(code: ReasonCode, working: boolean, nowMs: number): void {
    if (code !== 'modem-silent') this.#known = false;
    if (!this.#known) this.#mutedMs = null;
    else if (working) {
      this.#mutedMs = nowMs;
      this.#reopened = false;
    }
  }

  /** `first` and `again`: the port of a modem that fell silent at work is opened anew. Null: a port like any other. */
  takeReopening(nowMs: number): 'first' | 'again' | null {
    if (this.#mutedMs === null || nowMs - this.#mutedMs > REOPENING_MS) return null;
    const isFirst = !this.#reopened;
    this.#reopened = true;
    return isFirst ? 'first' : 'again';
  }

  /** May it be told to restart now? Each yes makes the next one later. */
  takeRestart(nowMs: number): boolean {
    if (this.#mutedMs === null || nowMs - this.#mutedMs < PATIENCE_MS) return false;
    const sinceMs = nowMs - this.#restartedMs;
    if (sinceMs < this.#pauseMs) return false;
    const isHealthy = sinceMs >= this.#pauseMs * HEALTHY_PAUSES;
    this.#pauseMs = isHealthy ? FIRST_PAUSE_MS : Math.min(this.#pauseMs * 2, LAST_PAUSE_MS);
    this.#restartedMs = nowMs;
    return true;
  }
}
