import { linesOf } from '../line/at-command.ts';
import { CFUN, RADIO_OFF, RADIO_ON } from '../line/at-commands.ts';
import type { ReadContext } from '../read-context.ts';
import type { RadioMarks } from './radio-marks.ts';

/** How long an empty socket is left alone between two cycles: doubled each time, so that an empty port is not worn out. */
const FIRST_PAUSE_MS = 20_000;
const LAST_PAUSE_MS = 600_000;
/** Without power the card forgets; half a second suffices (vendors ask for 100 ms and more). */
const POWER_OFF_MS = 500;
const ON_TRIES = 3;
const TRY_AGAIN_MS = 1_000;
const FULLY_ON = /^\+CFUN:\s*1\b/i;
const OFF = /^\+CFUN:\s*0\b/i;

interface RadioOptions {
  readonly marks: RadioMarks;
  /** Of the modem that is at the port now. */
  readonly name: () => string;
}

/**
 * Takes the power off the card and puts it on again (`AT+CFUN=0`, then 1), the only way in which a modem without a card
 * contact finds a card that was put in later. Never touches a radio that somebody else has switched off, and never leaves one
 * off: what a cycle owes is paid although the port is stopped or lost meanwhile, so this outlives the connections.
 */
export class RadioCycle {
  readonly #options: RadioOptions;
  #owed = false;
  /** An earlier run may have left it off, or it has booted since; nobody has asked the modem yet. */
  #suspected = false;
  #mark = '';
  #wanted = false;
  #pauseMs = FIRST_PAUSE_MS;
  #running: Promise<void> = Promise.resolve();

  constructor(options: RadioOptions) {
    this.#options = options;
  }

  /** The radio was switched off by us and has not confirmed that it is on again. */
  get owed(): boolean {
    return this.#owed;
  }

  /** It is off because of us, beyond doubt: nobody has to ask the modem before it is switched on. */
  get surelyOff(): boolean {
    return this.#owed && !this.#suspected;
  }

  /** A person wants to know what is in the socket: the next cycle is due now, and also for a card that fails. */
  get wanted(): boolean {
    return this.#wanted;
  }

  want(): void {
    this.#wanted = true;
    this.#pauseMs = FIRST_PAUSE_MS;
  }

  /** Ms until the next cycle; each call doubles what the next one gives. */
  nextPauseMs(): number {
    const pauseMs = this.#pauseMs;
    this.#pauseMs = Math.min(pauseMs * 2, LAST_PAUSE_MS);
    return pauseMs;
  }

  /** A card was found: the next empty socket is looked at soon again. */
  forgetPauses(): void {
    this.#pauseMs = FIRST_PAUSE_MS;
  }

  /** `onOff` hears of the moment at which the radio is going to be switched off; not at all where that is not ours to do. */
  run(context: ReadContext, onOff = () => {}): Promise<void> {
    this.#wanted = false;
    this.#running = this.#cycle(context, onOff);
    return this.#running;
  }

  /** To be called once it is known which modem this is: an app that died between off and on owes it its radio. */
  recall(): void {
    const mark = this.#options.name();
    const { marks } = this.#options;
    if (this.#owed || !(marks.has(mark) || marks.adopt(mark))) return;
    this.#owed = true;
    this.#suspected = true;
    this.#mark = mark;
  }

  /** The port is given up: what is still owed is for whoever finds the modem again. */
  leave(): void {
    if (this.#owed) this.#options.marks.leave(this.#mark);
  }

  /** Settles when the radio is on again, or cannot be switched on over this connection. At once while nothing is owed. */
  settled(): Promise<void> {
    return this.#owed ? this.#running : Promise.resolve();
  }

  /** Switches the radio on where that is owed. */
  async repay({ session, pause }: ReadContext): Promise<void> {
    if (this.#suspected && !(await this.#isOff(session))) return;
    for (let attempt = 1; this.#owed && attempt <= ON_TRIES; attempt++) {
      const outcome = await session.command(RADIO_ON);
      if (outcome.kind === 'ok') this.#paid();
      // A modem that has booted has its radio as its maker or owner wants it, or as it was: some keep that. It has to say so.
      if (outcome.kind === 'restarted') this.#suspected = true;
      if (!this.#owed || session.state !== 'open') return;
      await pause.wait(TRY_AGAIN_MS);
    }
  }

  /** A mark alone moves nothing: the modem has to say that its radio is off, and not merely in flight mode. */
  async #isOff(session: ReadContext['session']): Promise<boolean> {
    const answer = await session.command(CFUN);
    if (answer.kind === 'ok' && !linesOf(answer).some((line) => OFF.test(line))) this.#paid();
    return answer.kind === 'ok' && this.#owed;
  }

  #paid(): void {
    this.#owed = false;
    this.#suspected = false;
    this.#options.marks.clear(this.#mark);
  }

  async #cycle(context: ReadContext, onOff: () => void): Promise<void> {
    const answer = await context.session.command(CFUN);
    if (answer.kind !== 'ok' || !linesOf(answer).some((line) => FULLY_ON.test(line))) return;
    if (!this.#owe()) return;
    onOff();
    try {
      await context.session.command(RADIO_OFF);
      await context.pause.wait(POWER_OFF_MS);
    } finally {
      await this.repay(context);
    }
  }

  /** False where it could not be written down: what nobody remembers is not switched off. */
  #owe(): boolean {
    const mark = this.#options.name();
    try {
      this.#options.marks.set(mark);
    } catch {
      return false;
    }
    this.#mark = mark;
    this.#owed = true;
    return true;
  }
}
