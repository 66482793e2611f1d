import type { Urc } from '../at/urc.ts';
import type { CloseCause, Transport } from '../serial/transport.ts';
import type { Clock } from '../shared/clock.ts';
import type { Unsubscribe } from '../shared/emitter.ts';
import { createEmitter } from '../shared/emitter.ts';
import type { AtCommand, CommandOutcome } from './at-command.ts';
import { AtWire, type Traffic } from './at-wire.ts';
import { createPause, type Pause } from './pause.ts';

/**
 * `open`: commands go through. `restarted`: the modem rebooted; everything settles as `restarted` until `clearRestart`.
 * `unresponsive`: a command timed out and the modem did not come back to `AT` either. `closed`: for good.
 */
export type SessionState = 'open' | 'restarted' | 'unresponsive' | 'closed';

interface AtSessionOptions {
  readonly transport: Transport;
  readonly clock: Clock;
}

const AT: AtCommand = { text: 'AT', prefixes: [], bareLines: false, bareOk: true, timeoutMs: 1_000 };
/** A modem left at `ATQ1` or `ATV0` by another program hears `AT` and answers nothing that tells it from a dead one. */
const SPEAK_UP: AtCommand = { ...AT, text: 'ATQ0V1E0' };
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
const RESYNC_TRIES = 4;
/** Lines of a command that timed out may come this much later and then belong to nobody. */
const LATE_LINES_MS = 30_000;
/** u-blox wants 20 ms between a final result and the next command; families that need more say so. */
const DEFAULT_GAP_MS = 20;
/** The most that any maker asks for: from the first command without an answer on, which may have come too early for the modem. */
const CAREFUL_GAP_MS = 100;

/**
 * One command in flight over one transport, the rest waiting in the order they came. Every promise settles; after a timeout
 * the late answer never reaches the next command.
 */
export class AtSession {
  readonly #clock: Clock;
  readonly #wire: AtWire;
  readonly #pause: Pause;
  readonly #urcs = createEmitter<Urc>();
  readonly #ended = createEmitter<SessionState>();
  readonly #queue: (() => Promise<void>)[] = [];
  #pumping = false;
  #state: SessionState = 'open';
  #dirty = false;
  #gapMs = DEFAULT_GAP_MS;
  #lostOne = false;

  constructor(options: AtSessionOptions) {
    this.#clock = options.clock;
    this.#pause = createPause(options.clock);
    this.#wire = new AtWire({
      transport: options.transport,
      clock: options.clock,
      onUrc: (urc) => this.#takeUrc(urc),
      onClose: () => this.#end('closed'),
      onEchoBack: () => this.#end('restarted'),
    });
  }

  get state(): SessionState {
    return this.#state;
  }

  /** What has come over the wire since the session began; the probe tells a mute line from a foreign device by it. */
  get traffic(): Traffic {
    return this.#wire.traffic;
  }

  /** Why the transport ended; null while it lives. */
  get closeCause(): CloseCause | null {
    return this.#wire.closeCause;
  }

  onUrc(listener: (urc: Urc) => void): Unsubscribe {
    return this.#urcs.subscribe(listener);
  }

  /** Hears of the moment at which commands stop going through: restart, no answer any more, end. */
  onEnd(listener: (state: SessionState) => void): Unsubscribe {
    return this.#ended.subscribe(listener);
  }

  /** `gapMs`: 0 to 100, between a final result and the next command. */
  setGap(gapMs: number): void {
    this.#gapMs = gapMs;
  }

  command(command: AtCommand): Promise<CommandOutcome> {
    return this.#enqueue(() => this.#perform(command));
  }

  /** Finds out whether something that speaks AT is there: true once it answered `AT`. At most `tries` + their pauses in s. */
  handshake(tries: number): Promise<boolean> {
    return this.#enqueue(async () => {
      const answered = (await this.#synchronise(tries)) || (await this.#speakUp());
      this.#dirty = !answered;
      return answered;
    });
  }

  /** The modem has booted and may be spoken to again. */
  clearRestart(): void {
    if (this.#state === 'restarted') this.#state = 'open';
  }

  /** Settles everything that waits with `closed`. Leaves the transport open: its owner closes it. */
  dispose(): void {
    this.#end('closed');
    this.#wire.dispose();
  }

  #enqueue<T>(work: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#queue.push(() => work().then(resolve, reject));
      void this.#pump();
    });
  }

  async #pump(): Promise<void> {
    if (this.#pumping) return;
    this.#pumping = true;
    for (let next = this.#queue.shift(); next !== undefined; next = this.#queue.shift()) await next();
    this.#pumping = false;
  }

  async #perform(command: AtCommand): Promise<CommandOutcome> {
    if (this.#dirty && this.#state === 'open') await this.#resync();
    if (this.#state === 'open') await this.#keepGap();
    const blocked = this.#blockedOutcome();
    if (blocked !== null) return blocked;
    const outcome = await this.#wire.execute(command);
    if (outcome.kind === 'timeout') this.#markDirty(command);
    return outcome;
  }

  #blockedOutcome(): CommandOutcome | null {
    switch (this.#state) {
      case 'open':
        return null;
      case 'unresponsive':
        return { kind: 'timeout', lines: [] };
      default:
        return { kind: this.#state };
    }
  }

  #markDirty(command: AtCommand): void {
    this.#dirty = true;
    this.#lostOne = true;
    this.#wire.expectLate(command, this.#clock.monotonicMs() + LATE_LINES_MS);
  }

  async #resync(): Promise<void> {
    const answered = await this.#synchronise(RESYNC_TRIES);
    if (this.#state !== 'open') return;
    this.#dirty = !answered;
    if (!answered) this.#end('unresponsive');
  }

  /** Sends `AT` until its `OK` is surely its own. The first try of a clean session goes out at once and needs no proof. */
  async #synchronise(tries: number): Promise<boolean> {
    for (let attempt = 1; attempt <= tries && this.#state === 'open'; attempt++) {
      const clean = attempt === 1 && !this.#dirty;
      if (!clean) await this.#waitForQuiet(this.#dirty ? AFTER_TIMEOUT : BETWEEN_PROBES);
      if (this.#wire.hasPrompt()) await this.#wire.leavePrompt();
      if (clean && isFinal(await this.#wire.execute(AT))) return true;
      if (!clean && (await this.#answersWith(AT))) return true;
    }
    return false;
  }

  /** Last, because a modem that is still finding its speed must hear nothing but `AT` before. */
  async #speakUp(): Promise<boolean> {
    if (this.#state !== 'open') return false;
    await this.#waitForQuiet(BETWEEN_PROBES);
    return this.#answersWith(SPEAK_UP);
  }

  /** Sends a command whose answer is `OK`, and waits whether a second, late `OK` shows that the first was not its own. */
  async #answersWith(command: AtCommand): Promise<boolean> {
    const finalsBefore = this.#wire.strayFinals;
    const outcome = await this.#wire.execute(command);
    if (!isFinal(outcome)) return false;
    await this.#pause.wait(SECOND_OK_MS);
    return this.#wire.strayFinals === finalsBefore;
  }

  async #waitForQuiet(quiet: Quiet): Promise<void> {
    const limitMs = this.#clock.monotonicMs() + quiet.limitMs;
    while (this.#state === 'open') {
      const nowMs = this.#clock.monotonicMs();
      const quietAtMs = Math.min(limitMs, this.#wire.lastHeardMs + quiet.stillMs);
      if (nowMs >= quietAtMs) return;
      await this.#pause.wait(quietAtMs - nowMs);
    }
  }

  async #keepGap(): Promise<void> {
    const gapMs = this.#lostOne ? Math.max(this.#gapMs, CAREFUL_GAP_MS) : this.#gapMs;
    const waitMs = this.#wire.lastFinalMs + gapMs - this.#clock.monotonicMs();
    if (waitMs > 0) await this.#pause.wait(waitMs);
  }

  #takeUrc(urc: Urc): void {
    if (urc.kind === 'boot') this.#end('restarted');
    this.#urcs.emit(urc);
  }

  #end(state: Exclude<SessionState, 'open'>): void {
    if (this.#state === 'closed' || this.#state === state) return;
    this.#state = state;
    this.#pause.wake();
    this.#wire.abandon(state === 'unresponsive' ? { kind: 'timeout', lines: [] } : { kind: state });
    this.#ended.emit(state);
  }
}

function isFinal({ kind }: CommandOutcome): boolean {
  return kind === 'ok' || kind === 'error';
}
