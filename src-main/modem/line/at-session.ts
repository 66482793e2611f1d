import type { Urc } from '../../at/urc.ts';
import type { CloseCause, Transport } from '../../serial/transport.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Unsubscribe } from '../../shared/emitter.ts';
import { createEmitter } from '../../shared/emitter.ts';
import { createPause, type Pause } from '../../shared/pause.ts';
import { AnswerPace } from './answer-pace.ts';
import type { AtCommand, CommandOutcome } from './at-command.ts';
import { AT, AtStep } from './at-step.ts';
import { AtWire, type Traffic } from './at-wire.ts';

/**
 * `open`: commands go through. `restarted`: the modem rebooted; everything settles as `restarted` until `clearRestart`.
 * `unresponsive`: a command timed out and the modem did not come back to `AT` either. `closed`: for good.
 */
export type SessionState = 'open' | 'restarted' | 'unresponsive' | 'closed';

interface AtSessionOptions {
  readonly transport: Transport;
  readonly clock: Clock;
}

const RESYNC_TRIES = 4;
/** A modem that was idle and does not answer `AT` so many times, a second each, is mute. */
const PING_TRIES = 3;
/** A modem that has said nothing for this long is asked by `AT` first: commands may take 10 s and more to tell that it is mute. */
const STALE_MS = 500;
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
  readonly #step: AtStep;
  readonly #pace = new AnswerPace();
  readonly #pause: Pause;
  readonly #urcs = createEmitter<Urc>();
  readonly #ended = createEmitter<SessionState>();
  readonly #stuck = createEmitter<boolean>();
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
    this.#step = new AtStep({
      wire: this.#wire,
      clock: options.clock,
      pause: this.#pause,
      isOpen: () => this.#state === 'open',
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

  /** True: it answers neither a command nor `AT` and is being talked back into step; false: that has worked. */
  onStuck(listener: (stuck: boolean) => void): Unsubscribe {
    return this.#stuck.subscribe(listener);
  }

  /** `gapMs`: 0 to 100, between a final result and the next command. */
  setGap(gapMs: number): void {
    this.#gapMs = gapMs;
  }

  command(command: AtCommand): Promise<CommandOutcome> {
    return this.#enqueue(() => this.#perform(command));
  }

  /**
   * Finds out whether something that speaks AT is there: true once it answered `AT` and takes commands. At most `tries` + their pauses in s.
   * `rescue`: on a line that stays mute also what another program may have left behind is undone, which takes 5 s more.
   */
  handshake(tries: number, rescue = false): Promise<boolean> {
    return this.#enqueue(async () => {
      const answered =
        (await this.#step.synchronise(tries, this.#dirty)) ||
        (await this.#step.speakUp()) ||
        (rescue && (await this.#step.rescue()));
      this.#dirty = !answered;
      // One that booted right behind its `OK` takes no commands yet.
      return answered && this.#state === 'open';
    });
  }

  /** Asks a modem that has said nothing for `silentMs` whether it is still there; what follows if not is told by `onStuck` and `onEnd`. */
  checkAlive(silentMs: number): Promise<void> {
    return this.#enqueue(async () => {
      const isSilent = this.#clock.monotonicMs() - this.#wire.lastHeardMs >= silentMs;
      if (this.#state === 'open' && !this.#dirty && isSilent) await this.#ping();
    });
  }

  /** Writes a command to a modem that does not answer, and forgets about it. */
  writeBlind(text: string): Promise<void> {
    return this.#wire.writeText(`${text}\r`);
  }

  /** It was told to restart: nothing is sent any more until `clearRestart`. */
  expectRestart(): void {
    this.#end('restarted');
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
    if (this.#dirty && this.#state === 'open') await this.#resync(RESYNC_TRIES);
    else if (this.#state === 'open' && this.#isStale(command)) await this.#ping();
    if (this.#state === 'open') await this.#keepGap();
    const blocked = this.#blockedOutcome();
    if (blocked !== null) return blocked;
    const startMs = this.#clock.monotonicMs();
    const outcome = await this.#wire.execute(this.#pace.paced(command));
    this.#pace.note(command, outcome, this.#clock.monotonicMs() - startMs);
    if (outcome.kind === 'timeout') this.#markDirty(command);
    else if (this.#wire.outOfStep) this.#dirty = true;
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

  #isStale({ timeoutMs }: AtCommand): boolean {
    const silentMs = this.#clock.monotonicMs() - this.#wire.lastHeardMs;
    return timeoutMs > AT.timeoutMs && silentMs >= STALE_MS && Number.isFinite(silentMs);
  }

  async #ping(): Promise<void> {
    if ((await this.#wire.execute(AT)).kind !== 'timeout') return;
    this.#markDirty(AT);
    await this.#resync(PING_TRIES);
  }

  async #resync(tries: number): Promise<void> {
    const bytesBefore = this.#wire.traffic.bytes;
    let stuck = false;
    const answered = await this.#step.synchronise(tries, true, async () => {
      // One that sends its late answer is only slow; one that sends nothing may sit at a prompt.
      if (this.#wire.traffic.bytes !== bytesBefore) return;
      if (!stuck) this.#stuck.emit(true);
      stuck = true;
      await this.#wire.leavePrompt();
    });
    if (stuck && answered) this.#stuck.emit(false);
    this.#wire.outOfStep = false;
    if (this.#state !== 'open') return;
    this.#dirty = !answered;
    if (!answered) this.#end('unresponsive');
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
