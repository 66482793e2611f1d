import type { AtError } from '../../at/at-values.ts';
import { createLineSplitter } from '../../at/line-splitter.ts';
import type { Urc } from '../../at/urc.ts';
import type { CloseCause, Transport } from '../../serial/transport.ts';
import { assertNever } from '../../shared/assert-never.ts';
import type { Clock, Timer } from '../../shared/clock.ts';
import type { AtCommand, CommandOutcome } from './at-command.ts';
import { judgeLine } from './line-judge.ts';

interface AtWireOptions {
  readonly transport: Transport;
  readonly clock: Clock;
  readonly onUrc: (urc: Urc) => void;
  readonly onClose: (cause: CloseCause) => void;
  /** The echo is back although it was off: the modem restarted without a word and has forgotten its settings. */
  readonly onEchoBack: () => void;
}

/** Counts since the wire was taken over. */
export interface Traffic {
  readonly bytes: number;
  /** Lines that repeat what we wrote. */
  readonly echoes: number;
  /** Lines that a modem may send by itself. */
  readonly urcs: number;
  /** Lines and final results that fit nothing in flight. */
  readonly strays: number;
  /** Strays that hold an `OK` within other signs, as a modem with another line end sends it. */
  readonly oddOks: number;
}

interface InFlight {
  readonly command: AtCommand;
  readonly lines: string[];
  /** Characters in `lines`. */
  length: number;
  echoed: boolean;
  readonly settle: (outcome: CommandOutcome) => void;
  timer: Timer;
}

/** Characters; the longest real answers (`AT+CLAC`, a whole phonebook) have some thousand. What streams for ever is cut here. */
const LONGEST_ANSWER = 65_536;
/** NMEA ttys stream them; a modem's AT tty does not. */
const GPS_SENTENCE = /^\$G/i;
/** One echo may get lost when a port is opened in mid-line; two in a row are switched off. */
const ECHO_IS_OFF = 2;
const ODD_OK = /^.?OK.?$/;
const ESCAPE_PROMPT = Uint8Array.of(0x1b, 0x0d);
const encoder = new TextEncoder();
/** Polls write the same few commands for months. */
const encoded = new WeakMap<AtCommand, Uint8Array>();

/** The line level of a session: writes one command, judges every line that comes, settles the command exactly once. */
export class AtWire {
  readonly #options: AtWireOptions;
  readonly #splitter = createLineSplitter();
  readonly #stop: readonly (() => void)[];
  #inFlight: InFlight | null = null;
  #lastText = '';
  readonly #pastCommands: string[] = [];
  /** Commands in a row that ended without having been echoed. */
  #unechoed = 0;
  /** Commands that timed out, the last one at the end. */
  #late: readonly { readonly command: AtCommand; readonly untilMs: number }[] = [];
  /** Everything that answers of this wire may start with. */
  readonly #askedFor = new Set<string>();
  /**
   * What came fits what was asked before, not what is asked now: answers lag behind, as from a modem that worked off a queue of
   * commands, and every final result closes a later command than its own. Nothing else ever ends that.
   */
  outOfStep = false;
  #traffic = { bytes: 0, echoes: 0, urcs: 0, strays: 0, oddOks: 0 };
  closeCause: CloseCause | null = null;
  /** Final results that came while no command was in flight. */
  strayFinals = 0;
  /** Monotonic ms of the last byte. */
  lastHeardMs = Number.NEGATIVE_INFINITY;
  /** Monotonic ms of the last final result. */
  lastFinalMs = Number.NEGATIVE_INFINITY;

  constructor(options: AtWireOptions) {
    this.#options = options;
    this.#stop = [
      options.transport.onData((bytes) => this.#takeBytes(bytes)),
      options.transport.onClose((cause) => {
        this.closeCause = cause;
        options.onClose(cause);
      }),
    ];
  }

  get traffic(): Traffic {
    return { ...this.#traffic };
  }

  hasPrompt(): boolean {
    return this.#splitter.hasPrompt();
  }

  /** Ends a text input that another program left open. */
  async leavePrompt(): Promise<void> {
    this.#splitter.reset();
    await this.#write(ESCAPE_PROMPT);
  }

  /** Past all commands: nobody waits for an answer. */
  async writeText(text: string): Promise<void> {
    this.#pastCommands.push(...text.split(/[\r\n]+/).filter((piece) => piece !== ''));
    await this.#write(encoder.encode(text));
  }

  /** The waiter stands before the first byte is written; the clock runs from then on, so a stuck write ends too. */
  execute(command: AtCommand): Promise<CommandOutcome> {
    return new Promise((resolve) => {
      const timer = this.#options.clock.setTimer(command.timeoutMs, () => this.#expire());
      this.#lastText = command.text;
      for (const prefix of command.prefixes) this.#askedFor.add(prefix);
      this.#inFlight = { command, lines: [], length: 0, echoed: false, settle: resolve, timer };
      void this.#write(bytesOf(command));
    });
  }

  /** Lines of this command belong to nobody until the monotonic time `untilMs`. */
  expectLate(command: AtCommand, untilMs: number): void {
    this.#late = [...this.#lateCommands(), { command, untilMs }];
  }

  /** Settles the command in flight, if any. */
  abandon(outcome: CommandOutcome): void {
    this.#settle(outcome);
  }

  dispose(): void {
    for (const stop of this.#stop) stop();
    this.#settle({ kind: 'closed' });
  }

  #expire(): void {
    this.#settle({ kind: 'timeout', lines: this.#inFlight?.lines ?? [] });
  }

  async #write(bytes: Uint8Array): Promise<void> {
    try {
      await this.#options.transport.write(bytes);
    } catch {
      // A write fails when the port goes away, and that is told by onClose; a port that stays but takes nothing times out.
    }
  }

  #takeBytes(bytes: Uint8Array): void {
    this.lastHeardMs = this.#options.clock.monotonicMs();
    this.#traffic.bytes += bytes.length;
    for (const line of this.#splitter.push(bytes)) this.#takeLine(line);
  }

  #takeLine(line: string): void {
    const flight = this.#inFlight;
    const verdict = judgeLine(line, flight?.command ?? null, flight !== null && flight.lines.length > 0);
    switch (verdict.kind) {
      case 'echo':
        this.#takeEcho(flight);
        return;
      case 'answer':
        if (flight !== null) this.#collect(flight, verdict.line);
        return;
      case 'final':
        this.#finish(flight, verdict.result.kind === 'ok' ? null : verdict.result.error);
        return;
      case 'urc':
        this.#takeUrc(verdict.urc);
        keepBetweenHalves(flight, line);
        return;
      case 'stray':
        if (this.#isLooseEcho(line)) this.#traffic.echoes += 1;
        else this.#countStray(line);
        keepBetweenHalves(flight, line);
        return;
      default:
        assertNever(verdict);
    }
  }

  /** Of a command that is over, or of what was written past the commands, alone or in front of the next one. */
  #isLooseEcho(line: string): boolean {
    const rest = this.#pastCommands.reduce((text, piece) => text.replace(piece, ''), line);
    return rest === this.#lastText || (rest === '' && line !== '');
  }

  #countStray(line: string): void {
    this.#traffic.strays += 1;
    if (ODD_OK.test(line)) this.#traffic.oddOks += 1;
    const upper = line.toUpperCase();
    for (const prefix of this.#askedFor) if (upper.startsWith(prefix)) this.outOfStep = true;
  }

  #takeEcho(flight: InFlight | null): void {
    this.#traffic.echoes += 1;
    if (flight !== null) flight.echoed = true;
    const wasOff = this.#unechoed >= ECHO_IS_OFF;
    this.#unechoed = 0;
    if (wasOff) this.#options.onEchoBack();
  }

  #takeUrc(urc: Urc): void {
    if (this.#isLate(urc.line)) {
      // A late answer to `AT+CPIN?` or the card gone for good: who asks again knows.
      if (urc.kind === 'sim-removed') this.#options.onUrc({ kind: 'sim-changed', line: urc.line });
      return;
    }
    if (GPS_SENTENCE.test(urc.line)) this.#traffic.strays += 1;
    else this.#traffic.urcs += 1;
    this.#options.onUrc(urc);
  }

  #collect(flight: InFlight, line: string): void {
    keep(flight, line);
    const endsMs = flight.command.endsWithoutOkMs;
    if (endsMs === undefined) return;
    flight.timer.cancel();
    flight.timer = this.#options.clock.setTimer(endsMs, () => this.#finish(flight, null));
  }

  #finish(flight: InFlight | null, error: AtError | null): void {
    if (flight === null || (error === null && this.#isLateOk(flight))) {
      this.strayFinals += 1;
      return;
    }
    this.lastFinalMs = this.#options.clock.monotonicMs();
    this.#unechoed = flight.echoed ? 0 : this.#unechoed + 1;
    if (error === null && !flight.command.bareOk && flight.lines.length === 0) this.outOfStep = true;
    this.#settle(
      error === null ? { kind: 'ok', lines: flight.lines } : { kind: 'error', error, lines: flight.lines },
    );
  }

  /** An `OK` without the lines its command must give, soon after a timeout, is the dead command's. */
  #isLateOk(flight: InFlight): boolean {
    return !flight.command.bareOk && flight.lines.length === 0 && this.#lateCommands().length > 0;
  }

  #isLate(line: string): boolean {
    const upper = line.toUpperCase();
    return this.#lateCommands().some(({ command }) =>
      command.prefixes.some((prefix) => upper.startsWith(prefix)),
    );
  }

  #lateCommands() {
    const nowMs = this.#options.clock.monotonicMs();
    return this.#late.filter(({ untilMs }) => nowMs <= untilMs);
  }

  #settle(outcome: CommandOutcome): void {
    const flight = this.#inFlight;
    if (flight === null) return;
    this.#inFlight = null;
    flight.timer.cancel();
    flight.settle(outcome);
  }
}

/**
 * Huawei sticks push lines out in the middle of an answer line. The parsers put the halves together again, for which they
 * need all that came behind the first half.
 */
function keepBetweenHalves(flight: InFlight | null, line: string): void {
  if (flight !== null && flight.lines.length > 0) keep(flight, line);
}

function keep(flight: InFlight, line: string): void {
  flight.length += line.length + 1;
  if (flight.length <= LONGEST_ANSWER) flight.lines.push(line);
}

function bytesOf(command: AtCommand): Uint8Array {
  const known = encoded.get(command) ?? encoder.encode(`${command.text}\r`);
  encoded.set(command, known);
  return known;
}
