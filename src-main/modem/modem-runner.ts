import type { Urc } from '../at/urc.ts';
import type { OpenTransport } from '../serial/transport.ts';
import { assertNever } from '../shared/assert-never.ts';
import type { Clock } from '../shared/clock.ts';
import { createEmitter, type Unsubscribe } from '../shared/emitter.ts';
import { createPause } from '../shared/pause.ts';
import type { PinKeeper } from '../shared/pin-memory.ts';
import type { PortReason, RecoveryStep } from '../shared/port-view.ts';
import { identify, type OnReading } from './identify-program.ts';
import { createAbort } from './line/abort.ts';
import { internalFault } from './line/port-faults.ts';
import { type ConnectResult, ModemConnection } from './modem-connection.ts';
import {
  INITIAL_MODEM,
  type ModemEvent,
  type ModemState,
  type ModemStep,
  moveModem,
  snapshotOf,
} from './modem-machine.ts';
import type { ModemSnapshot } from './modem-snapshot.ts';
import type { ToE164 } from './number/number-evidence.ts';
import type { NetworkQuestion, NumberFinding } from './number/number-search.ts';
import { createForgetfulPins, PinDesk } from './pin/pin-desk.ts';
import type { PinEntry, PinResult } from './pin/pin-entry.ts';
import { DEFAULT_POLL, type PollIntervals } from './poll-intervals.ts';
import { ReadyWorker } from './ready-worker.ts';
import { MuteRescue } from './recovery/mute-rescue.ts';
import { RadioCycle } from './recovery/radio-cycle.ts';
import { createForgetfulMarks, type RadioMarks } from './recovery/radio-marks.ts';
import { SocketWatch } from './recovery/socket-watch.ts';
import { retryPauseMs } from './retry-pause.ts';
import { reactToUrc } from './urc-reactions.ts';

interface RunnerOptions {
  readonly address: string;
  readonly openTransport: OpenTransport;
  readonly clock: Clock;
  readonly random: () => number;
  readonly toE164: ToE164;
  readonly pins?: PinKeeper | undefined;
  readonly radioMarks?: RadioMarks | undefined;
  readonly poll?: PollIntervals;
}

/** A stop takes 5 s at most, also in the middle of a radio cycle. */
const STOP_LIMIT_MS = 4_000;
const LAST_WORD_MS = 500;
/** An action that moved nothing is not repeated in the same instant: that would be for ever, and no timer of the app would run. */
const UNMOVED_MS = 300;
/** A modem that is not back by then needs a person. */
const HELP_LIMIT_MS = 60_000;

/** Drives the state machine: does what each step asks for, one thing at a time, and tells it what came of it. */
export class ModemRunner {
  readonly #options: RunnerOptions;
  readonly #changes = createEmitter<ModemSnapshot>();
  readonly #connection: ModemConnection;
  readonly #radio: RadioCycle;
  readonly #rescue = new MuteRescue();
  readonly #socket = new SocketWatch();
  readonly #worker: ReadyWorker;
  #state: ModemState = INITIAL_MODEM;
  #snapshot: ModemSnapshot = snapshotOf(INITIAL_MODEM);
  /** Grows with each report of a card that goes or comes: what was being read before that is not to be believed. */
  #simEpoch = 0;
  #helpedMs = Number.NEGATIVE_INFINITY;
  #abort = createAbort();
  #loop: Promise<void> = Promise.resolve();

  constructor(options: RunnerOptions) {
    this.#options = options;
    this.#radio = new RadioCycle({
      marks: options.radioMarks ?? createForgetfulMarks(),
      name: () => `${options.address} ${this.#state.reading.identity.imei ?? ''}`,
    });
    this.#worker = new ReadyWorker({
      ...options,
      poll: options.poll ?? DEFAULT_POLL,
      radio: this.#radio,
      socket: this.#socket,
      reading: () => this.#state.reading,
      onHelp: (step) => this.#help(step),
    });
    this.#connection = new ModemConnection({
      ...options,
      pins: new PinDesk(options.pins ?? createForgetfulPins()),
      onOpened: () => {
        this.#socket.reset(options.clock.monotonicMs());
        this.#dispatch({ kind: 'opened' });
      },
      onStuck: (stuck) => this.#help(stuck ? 'resync' : null),
      onUrc: (urc) => this.#takeUrc(urc),
      onEnd: (state, fault) => {
        if (state === 'restarted') this.#dispatch({ kind: 'restarted' });
        else this.#lose(fault);
        this.#worker.wake();
      },
    });
  }

  start(): void {
    if (this.#state.step.kind !== 'stopped') return;
    this.#abort = createAbort();
    this.#dispatch({ kind: 'start' });
    this.#loop = this.#loop.then(() => this.#run());
  }

  async stop(): Promise<void> {
    this.#dispatch({ kind: 'stop' });
    this.#abort.abort();
    this.#worker.wake();
    if (this.#radio.surelyOff) await this.#paySoon();
    if (this.#state.step.kind === 'stopped') this.#connection.abandon();
    return this.#loop;
  }

  snapshot(): ModemSnapshot {
    return this.#snapshot;
  }

  onChange(listener: (snapshot: ModemSnapshot) => void): Unsubscribe {
    return this.#changes.subscribe(listener);
  }

  identifyAgain(): void {
    this.#worker.request('identify');
  }

  verify(): Promise<void> {
    const { kind } = this.#state.step;
    if (kind !== 'ready' && kind !== 'identifying') return Promise.resolve();
    return this.#worker.verify();
  }

  findNumber(question: NetworkQuestion | null): Promise<NumberFinding> {
    const { kind } = this.#state.step;
    if (kind !== 'ready' && kind !== 'identifying') return Promise.resolve({ kind: 'impossible' });
    return this.#worker.findNumber(question);
  }

  enterPin(entry: PinEntry): Promise<PinResult> {
    const { kind } = this.#state.step;
    if (kind !== 'ready' && kind !== 'identifying') return Promise.resolve({ kind: 'unread' });
    return this.#worker.enterPin(entry);
  }

  /** A fault of ours costs this port its connection: it is closed, opened again and read anew, with a pause in between. */
  async #run(): Promise<void> {
    for (let { step } = this.#state; step.kind !== 'stopped'; step = this.#state.step) {
      try {
        await this.#act(step);
      } catch (error) {
        this.#lose(internalFault(error));
      }
      if (step === this.#state.step && step.kind !== 'ready') await this.#worker.rest(UNMOVED_MS);
    }
    this.#radio.leave();
    await this.#connection.disconnect();
  }

  /** One action for each step; each ends by moving the state on or by having waited. */
  #act(step: Exclude<ModemStep, { readonly kind: 'stopped' }>): Promise<void> {
    switch (step.kind) {
      case 'opening':
      case 'probing':
        return this.#connect(step.attempt);
      case 'restarting':
        return this.#awaitBoot();
      case 'identifying':
        return this.#identify();
      case 'ready':
        return this.#worker.work(this.#connection.context, this.#receiver(this.#simEpoch));
      case 'waiting':
        return this.#rest(step.fault, step.attempt);
      default:
        return assertNever(step);
    }
  }

  async #rest(fault: PortReason, attempt: number): Promise<void> {
    await this.#connection.disconnect();
    if (this.#state.step.kind !== 'waiting') return;
    await this.#worker.rest(retryPauseMs(fault.code, attempt, this.#options.random));
    this.#dispatch({ kind: 'retry' });
  }

  async #connect(attempt: number): Promise<void> {
    const reopening = this.#rescue.takeReopening(this.#nowMs());
    if (reopening === 'first') this.#help('reopen');
    const result = await this.#connection.connect(attempt, this.#abort, reopening !== null);
    if (result.kind === 'answered' || (await this.#restartMute(result))) this.#dispatch({ kind: 'answered' });
    else if (result.kind === 'failed') this.#lose(result.fault);
  }

  /** The last that can be done for a modem of ours that answers nothing. True once it answers. */
  async #restartMute(result: ConnectResult): Promise<boolean> {
    if (result.kind !== 'failed' || result.fault.code !== 'modem-silent') return false;
    if (this.#state.step.kind !== 'probing' || !this.#rescue.takeRestart(this.#nowMs())) return false;
    this.#help('restart');
    const answered = await this.#connection.restart();
    // One that boots meanwhile is on its way, and still helped.
    if (!answered && this.#state.step.kind === 'probing') this.#help(null);
    return answered;
  }

  #help(step: RecoveryStep | null): void {
    const at = new Date(this.#options.clock.nowMs()).toISOString();
    this.#helpedMs = this.#nowMs();
    this.#dispatch(step === null ? { kind: 'help-over' } : { kind: 'help', step, at });
  }

  #lose(fault: PortReason): void {
    const { kind } = this.#state.step;
    if (kind === 'stopped' || kind === 'waiting') return;
    this.#rescue.noteLost(fault.code, kind === 'ready' || kind === 'identifying', this.#nowMs());
    this.#dispatch({ kind: 'lost', fault });
    if (this.#nowMs() - this.#helpedMs > HELP_LIMIT_MS) this.#dispatch({ kind: 'help-over' });
  }

  /** Whoever stops a port waits for its radio, but not for long: what is still owed then is paid at the next start. */
  async #paySoon(): Promise<void> {
    const limit = createPause(this.#options.clock);
    await Promise.race([this.#radio.settled(), limit.wait(STOP_LIMIT_MS)]);
    limit.wake();
    if (this.#radio.surelyOff)
      await Promise.race([this.#connection.switchOnBlind(), limit.wait(LAST_WORD_MS)]);
    limit.wake();
  }

  #nowMs(): number {
    return this.#options.clock.monotonicMs();
  }

  async #awaitBoot(): Promise<void> {
    const answered = await this.#connection.awaitBoot();
    if (this.#state.step.kind !== 'restarting' || this.#connection.context?.session.state === 'restarted')
      return;
    if (answered) this.#dispatch({ kind: 'answered' });
    else this.#lose({ code: 'modem-silent', detail: 'no answer after a restart' });
  }

  async #identify(): Promise<void> {
    const context = this.#connection.context;
    if (context === null) return;
    const epoch = this.#simEpoch;
    this.#worker.forgetPlans();
    context.iccidCommand = null;
    await this.#radio.repay(context);
    await identify(context, this.#receiver(epoch));
    if (context.session.state !== 'open') return;
    this.#rescue.noteIdentified();
    this.#radio.recall();
    this.#worker.planAll();
    if (this.#radio.owed) this.#worker.plan('repower', 0);
    if (epoch !== this.#simEpoch) this.#worker.plan('sim', 0);
    this.#dispatch({ kind: 'identified' });
  }

  /** Takes parts of a reading; those of the SIM only while no card has come or gone since it began. */
  #receiver(epoch: number): OnReading {
    return (part) => {
      const session = this.#connection.context?.session;
      if (session === undefined || session.state !== 'open') return;
      const { sim: _sim, registration: _registration, ...rest } = part;
      this.#dispatch({ kind: 'read', part: epoch === this.#simEpoch ? part : rest });
    };
  }

  #takeUrc(urc: Urc): void {
    reactToUrc(urc, {
      nowMs: this.#nowMs(),
      simState: this.#state.reading.sim.state,
      socket: this.#socket,
      dispatch: (event) => this.#dispatch(event),
      request: (job, delayMs) => this.#worker.request(job, delayMs),
      cardMoved: () => {
        this.#simEpoch += 1;
      },
    });
  }

  #dispatch(event: ModemEvent): void {
    const next = moveModem(this.#state, event);
    if (next === this.#state) return;
    this.#state = next;
    this.#snapshot = snapshotOf(next);
    const { kind } = next.step;
    if (kind === 'waiting' || kind === 'restarting' || kind === 'stopped') this.#worker.giveUp();
    this.#changes.emit(this.#snapshot);
  }
}
