import type { Urc } from '../at/urc.ts';
import { createPause } from '../shared/pause.ts';
import type { PortReason } from '../shared/port-view.ts';
import { recogniseFamily } from './families.ts';
import type { Abort } from './line/abort.ts';
import { RADIO_ON, RESTART } from './line/at-commands.ts';
import type { SessionState } from './line/at-session.ts';
import {
  closeLine,
  type LineOptions,
  type ModemLine,
  openLine,
  probeLine,
  speedsFor,
} from './line/modem-line.ts';
import { closeFault } from './line/port-faults.ts';
import type { ToE164 } from './number/number-evidence.ts';
import type { PinDesk } from './pin/pin-desk.ts';
import type { ReadContext } from './read-context.ts';

interface ConnectionOptions extends LineOptions {
  readonly toE164: ToE164;
  readonly pins: PinDesk;
  readonly onOpened: () => void;
  readonly onStuck: (stuck: boolean) => void;
  readonly onUrc: (urc: Urc) => void;
  /** The session takes no commands any more: the modem restarted, or (`fault`) it is gone. */
  readonly onEnd: (state: SessionState, fault: PortReason) => void;
}

/** `restarted`: it booted meanwhile and is to be left in peace first. `aborted`: nobody wants it any more. */
export type ConnectResult =
  | { readonly kind: 'answered' }
  | { readonly kind: 'restarted' }
  | { readonly kind: 'aborted' }
  | { readonly kind: 'failed'; readonly fault: PortReason };

/** After the last boot line the modem is left in peace for this long. */
const BOOT_QUIET_MS = 1_000;
const BOOT_TRIES = 8;
/** In the second attempt, so that a mute port has its reason soon, and then each eighth: it delays the search for the speed. */
const RESCUE_FIRST = 2;
const RESCUE_EACH = 8;
/** Until a modem that was told to restart stops answering. */
const GOING_DOWN_MS = 3_000;
/** 3 to 20 s until it answers again. */
const RESTART_TRIES = 20;

/** The port of one modem: opened, searched for its speed, closed, one line at a time. */
export class ModemConnection {
  readonly #options: ConnectionOptions;
  #line: ModemLine | null = null;
  #context: ReadContext | null = null;
  #knownBaud: number | null = null;
  #lastBootMs = Number.NEGATIVE_INFINITY;

  constructor(options: ConnectionOptions) {
    this.#options = options;
  }

  /** Null while nothing is open. */
  get context(): ReadContext | null {
    return this.#context;
  }

  /**
   * Tries the speeds that are due in this attempt (from 1), or the one that worked alone where `reopening` a modem that fell
   * silent. `abort` makes an opening that hangs give up.
   */
  async connect(attempt: number, abort: Abort, reopening: boolean): Promise<ConnectResult> {
    let fault: PortReason = { code: 'modem-silent', detail: null };
    const speeds = speedsFor(reopening ? 1 : attempt, this.#options.address, this.#knownBaud);
    for (const [index, baudRate] of speeds.entries()) {
      await this.disconnect();
      const opened = await openLine(this.#options, baudRate, abort);
      if (opened.kind !== 'open') return opened;
      this.#attach(opened.line);
      this.#options.onOpened();
      const rescue = index === 0 && (reopening || attempt % RESCUE_EACH === RESCUE_FIRST);
      const silence = await probeLine(opened.line, rescue);
      if (silence === null) return this.#answered(opened.line);
      // What the port said at its usual speed tells more than what noise at another looks like.
      if (index === 0) fault = silence;
      if (opened.line.session.state === 'closed') return { kind: 'failed', fault: silence };
    }
    return { kind: 'failed', fault };
  }

  /** Boot lines come over seconds; spoken to in between, some modems answer half of it. True once it answers. */
  async awaitBoot(): Promise<boolean> {
    const line = this.#line;
    const context = this.#context;
    if (line === null || context === null) return false;
    for (let waitMs = BOOT_QUIET_MS; waitMs > 0 && line.session.state === 'restarted'; ) {
      await context.pause.wait(waitMs);
      waitMs = this.#lastBootMs + BOOT_QUIET_MS - this.#options.clock.monotonicMs();
    }
    line.session.clearRestart();
    return line.session.handshake(BOOT_TRIES);
  }

  /** Tells a modem that answers nothing to restart, and waits for it. True once it answers. */
  async restart(): Promise<boolean> {
    const line = this.#line;
    if (line === null || line.session.state !== 'open') return false;
    await line.session.writeBlind(RESTART.text);
    await this.#context?.pause.wait(GOING_DOWN_MS);
    return line.session.state === 'open' && line.session.handshake(RESTART_TRIES);
  }

  /** A last word to a modem whose answer nobody waits for. */
  async switchOnBlind(): Promise<void> {
    await this.#line?.session.writeBlind(RADIO_ON.text);
  }

  /** Settles all that waits for the modem; the port itself is closed by `disconnect`. */
  abandon(): void {
    this.#line?.session.dispose();
  }

  async disconnect(): Promise<void> {
    const line = this.#line;
    this.#line = null;
    this.#context = null;
    if (line !== null) await closeLine(line);
  }

  #answered({ baudRate, session }: ModemLine): ConnectResult {
    this.#knownBaud = baudRate;
    return { kind: session.state === 'open' ? 'answered' : 'restarted' };
  }

  #attach(line: ModemLine): void {
    const { clock, toE164, pins, onUrc, onEnd } = this.#options;
    const { session } = line;
    const pause = createPause(clock);
    this.#line = line;
    this.#context = {
      ...{ session, clock, toE164, pause, pins, family: recogniseFamily() },
      ...{
        iccidCommand: null,
        cardFile: 'untried',
        trustsFileAlone: false,
        checksSinceFile: 0,
        unreadChecks: 0,
        cardAnswer: null,
        cardTries: 0,
        question: null,
        unsettledPin: null,
      },
    };
    session.onStuck(this.#options.onStuck);
    session.onUrc((urc) => {
      if (urc.kind === 'boot' || urc.kind === 'boot-progress') this.#lastBootMs = clock.monotonicMs();
      onUrc(urc);
    });
    session.onEnd((state) => {
      pause.wake();
      if (line === this.#line) onEnd(state, endFault(state, line));
    });
  }
}

function endFault(state: SessionState, { session }: ModemLine): PortReason {
  return state === 'unresponsive'
    ? { code: 'modem-silent', detail: 'no answer any more' }
    : closeFault(session.closeCause);
}
