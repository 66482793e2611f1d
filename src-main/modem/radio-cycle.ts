import { linesOf } from './at-command.ts';
import { CFUN, RADIO_OFF, RADIO_ON } from './at-commands.ts';
import type { ReadContext } from './read-context.ts';

/** How long an empty socket is left alone between two cycles: doubled each time, so that an empty port is not worn out. */
const FIRST_PAUSE_MS = 20_000;
const LAST_PAUSE_MS = 600_000;
/** Without power the card forgets; half a second suffices (vendors ask for 100 ms and more). */
const POWER_OFF_MS = 500;
const ON_TRIES = 3;
const TRY_AGAIN_MS = 1_000;
const FULLY_ON = /^\+CFUN:\s*1\b/i;

/**
 * Takes the power off the card and puts it on again (`AT+CFUN=0`, then 1), the only way in which a modem without a card
 * contact finds a card that was put in later. Never touches a radio that somebody else has switched off, and never leaves one
 * off: what a cycle owes is paid although the port is stopped or lost meanwhile, so this outlives the connections.
 */
export class RadioCycle {
  #owed = false;
  #wanted = false;
  #pauseMs = FIRST_PAUSE_MS;
  #running: Promise<void> = Promise.resolve();

  /** The radio was switched off by us and has not confirmed that it is on again. */
  get owed(): boolean {
    return this.#owed;
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

  run(context: ReadContext): Promise<void> {
    this.#wanted = false;
    this.#running = this.#cycle(context);
    return this.#running;
  }

  /** Settles when the radio is on again, or cannot be switched on over this connection. At once while nothing is owed. */
  settled(): Promise<void> {
    return this.#owed ? this.#running : Promise.resolve();
  }

  /** Switches the radio on where that is owed. */
  async repay({ session, pause }: ReadContext): Promise<void> {
    for (let attempt = 1; this.#owed && attempt <= ON_TRIES; attempt++) {
      const outcome = await session.command(RADIO_ON);
      // A modem that has booted has its radio as its maker or owner wants it.
      if (outcome.kind === 'ok' || outcome.kind === 'restarted') this.#owed = false;
      if (!this.#owed || session.state !== 'open') return;
      await pause.wait(TRY_AGAIN_MS);
    }
  }

  async #cycle(context: ReadContext): Promise<void> {
    const answer = await context.session.command(CFUN);
    if (answer.kind !== 'ok' || !linesOf(answer).some((line) => FULLY_ON.test(line))) return;
    this.#owed = true;
    try {
      await context.session.command(RADIO_OFF);
      await context.pause.wait(POWER_OFF_MS);
    } finally {
      await this.repay(context);
    }
  }
}
