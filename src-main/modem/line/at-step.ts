import type { Clock } from '../../shared/clock.ts';
import type { Pause } from '../../shared/pause.ts';
import type { AtCommand, CommandOutcome } from './at-command.ts';
import type { AtWire } from './at-wire.ts';
import { rescueLine } from './line-rescue.ts';

export const AT: AtCommand = {
  text: 'AT',
  prefixes: [],
  bareLines: false,
  bareOk: true,
  timeoutMs: 1_000,
};
/** A modem left at `ATQ1`, `ATV0` or with another `S4` by another program hears `AT` and answers nothing that tells it from a dead one. */
const SPEAK_UP: AtCommand = { ...AT, text: 'ATQ0V1E0S4=10' };
/** How long the line must be still, and how long to wait for that at most: a stream that never ends must not block a port. */
interface Quiet {
  readonly stillMs: number;
  readonly limitMs: number;
}
/** A late answer is over once the line has been still for 500 ms (vendor manuals say 100 to 500). */
const AFTER_TIMEOUT: Quiet = { stillMs: 500, limitMs: 3_000 };
/** Between the tries of a first probe only a late `OK` can come. */
const BETWEEN_PROBES: Quiet = { stillMs: 100, limitMs: 300 };
/** After an `AT` that followed a timeout: long enough for a second, late `OK` to show itself. */
const SECOND_OK_MS = 100;

interface StepOptions {
  readonly wire: AtWire;
  readonly clock: Clock;
  readonly pause: Pause;
  /** False ends every try: the session takes no commands any more. */
  readonly isOpen: () => boolean;
}

/** Gets in step with whatever is on the wire: finds out whether it answers `AT`, and that an `OK` is its answer to that. */
export class AtStep {
  readonly #options: StepOptions;

  constructor(options: StepOptions) {
    this.#options = options;
  }

  /**
   * Sends `AT` until its `OK` is surely its own. The first try on a line that is not `dirty` goes out at once and needs no
   * proof; `dirty`: an answer may still be on its way. `onFailure` runs before each further try.
   */
  async synchronise(tries: number, dirty: boolean, onFailure = async () => {}): Promise<boolean> {
    const { wire, isOpen } = this.#options;
    for (let attempt = 1; attempt <= tries && isOpen(); attempt++) {
      const clean = attempt === 1 && !dirty;
      if (!clean) await this.#waitForQuiet(dirty ? AFTER_TIMEOUT : BETWEEN_PROBES);
      if (attempt > 1) await onFailure();
      if (wire.hasPrompt()) await wire.leavePrompt();
      if (clean && isFinal(await wire.execute(AT))) return true;
      if (!clean && (await this.#answersWith(AT))) return true;
    }
    return false;
  }

  /** Last, because a modem that is still finding its speed must hear nothing but `AT` before. */
  async speakUp(): Promise<boolean> {
    const { wire, isOpen } = this.#options;
    if (!isOpen()) return false;
    await this.#waitForQuiet(BETWEEN_PROBES);
    // A prompt that was left open before the port was opened has told nobody of itself.
    await wire.leavePrompt();
    if (await this.#answersWith(SPEAK_UP)) return true;
    return wire.traffic.oddOks > 0 && this.#answersWith(AT);
  }

  /** Only where nothing at all is heard, or no line: what a stranger says by itself is not to be disturbed further. */
  async rescue(): Promise<boolean> {
    const { wire, pause, isOpen } = this.#options;
    if (!isOpen() || wire.traffic.strays > 0) return false;
    return rescueLine({
      write: (text) => wire.writeText(text),
      wait: async (delayMs) => {
        if (isOpen()) await pause.wait(delayMs);
      },
      answers: (command) => this.#answersWith(command),
    });
  }

  /** Sends a command whose answer is `OK`, and waits whether a second, late `OK` shows that the first was not its own. */
  async #answersWith(command: AtCommand): Promise<boolean> {
    const { wire, pause, isOpen } = this.#options;
    if (!isOpen()) return false;
    const finalsBefore = wire.strayFinals;
    if (!isFinal(await wire.execute(command))) return false;
    await pause.wait(SECOND_OK_MS);
    return wire.strayFinals === finalsBefore;
  }

  async #waitForQuiet(quiet: Quiet): Promise<void> {
    const { wire, clock, pause, isOpen } = this.#options;
    const limitMs = clock.monotonicMs() + quiet.limitMs;
    while (isOpen()) {
      const nowMs = clock.monotonicMs();
      const quietAtMs = Math.min(limitMs, wire.lastHeardMs + quiet.stillMs);
      if (nowMs >= quietAtMs) return;
      await pause.wait(quietAtMs - nowMs);
    }
  }
}

function isFinal({ kind }: CommandOutcome): boolean {
  return kind === 'ok' || kind === 'error';
}
