import type { Urc } from '../at/urc.ts';
import type { OpenTransport } from '../serial/transport.ts';
import { assertNever } from '../shared/assert-never.ts';
import type { Clock } from '../shared/clock.ts';
import { createEmitter, type Unsubscribe } from '../shared/emitter.ts';
import type { PortReason } from '../shared/port-view.ts';
import { identify, type OnReading } from './identify-program.ts';
import { createJobBoard, type Job } from './job-board.ts';
import { ModemConnection } from './modem-connection.ts';
import {
  INITIAL_MODEM,
  type ModemEvent,
  type ModemState,
  type ModemStep,
  moveModem,
  snapshotOf,
} from './modem-machine.ts';
import type { ModemSnapshot, SimState } from './modem-snapshot.ts';
import type { ToE164 } from './number-evidence.ts';
import { createPause, type Pause } from './pause.ts';
import { DEFAULT_POLL, type PollIntervals } from './poll-intervals.ts';
import { internalFault } from './port-faults.ts';
import { RadioCycle } from './radio-cycle.ts';
import type { ReadContext } from './read-context.ts';
import { type JobHost, nextNetworkMs, nextSimCheckMs, runJob } from './ready-jobs.ts';
import { retryPauseMs } from './retry-pause.ts';
import { SocketWatch } from './socket-watch.ts';

interface RunnerOptions {
  readonly address: string;
  readonly openTransport: OpenTransport;
  readonly clock: Clock;
  readonly random: () => number;
  readonly toE164: ToE164;
  readonly poll?: PollIntervals;
}

/** Registration lines come in groups, one for each domain. */
const REGISTRATION_SETTLES_MS = 200;

/** Drives the state machine: does what each step asks for, one thing at a time, and tells it what came of it. */
export class ModemRunner {
  readonly #options: RunnerOptions;
  readonly #poll: PollIntervals;
  readonly #changes = createEmitter<ModemSnapshot>();
  readonly #board = createJobBoard();
  readonly #connection: ModemConnection;
  readonly #radio = new RadioCycle();
  readonly #socket = new SocketWatch();
  /** Waits between jobs and tries. */
  readonly #idle: Pause;
  #state: ModemState = INITIAL_MODEM;
  #snapshot: ModemSnapshot = snapshotOf(INITIAL_MODEM);
  /** Grows with each report of a card that goes or comes: what was being read before that is not to be believed. */
  #simEpoch = 0;
  #verifications: (() => void)[] = [];
  #abort: () => void = () => {};
  #aborted: Promise<void> = Promise.resolve();
  #loop: Promise<void> = Promise.resolve();

  constructor(options: RunnerOptions) {
    this.#options = options;
    this.#poll = options.poll ?? DEFAULT_POLL;
    this.#idle = createPause(options.clock);
    this.#connection = new ModemConnection({
      ...options,
      onOpened: () => {
        this.#socket.reset(options.clock.monotonicMs());
        this.#dispatch({ kind: 'opened' });
      },
      onUrc: (urc) => this.#takeUrc(urc),
      onEnd: (state, fault) => {
        this.#dispatch(state === 'restarted' ? { kind: 'restarted' } : { kind: 'lost', fault });
        this.#idle.wake();
      },
    });
  }

  start(): void {
    if (this.#state.step.kind !== 'stopped') return;
    this.#aborted = new Promise((resolve) => {
      this.#abort = resolve;
    });
    this.#dispatch({ kind: 'start' });
    this.#loop = this.#loop.then(() => this.#run());
  }

  async stop(): Promise<void> {
    this.#dispatch({ kind: 'stop' });
    this.#abort();
    this.#idle.wake();
    if (this.#radio.owed) await this.#radio.settled();
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
    this.#request('identify');
  }

  verify(): Promise<void> {
    const { kind } = this.#state.step;
    if (kind !== 'ready' && kind !== 'identifying') return Promise.resolve();
    return new Promise((resolve) => {
      this.#verifications.push(resolve);
      this.#request('check-sim');
    });
  }

  /** A fault of ours costs this port its connection: it is closed, opened again and read anew, with a pause in between. */
  async #run(): Promise<void> {
    while (this.#state.step.kind !== 'stopped') {
      try {
        await this.#act(this.#state.step);
      } catch (error) {
        this.#dispatch({ kind: 'lost', fault: internalFault(error) });
      }
    }
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
        return this.#serve();
      case 'waiting':
        return this.#rest(step.fault, step.attempt);
      default:
        return assertNever(step);
    }
  }

  async #rest(fault: PortReason, attempt: number): Promise<void> {
    await this.#connection.disconnect();
    if (this.#state.step.kind !== 'waiting') return;
    await this.#idle.wait(retryPauseMs(fault.code, attempt, this.#options.random));
    this.#dispatch({ kind: 'retry' });
  }

  async #connect(attempt: number): Promise<void> {
    const result = await this.#connection.connect(attempt, this.#aborted);
    if (result.kind === 'failed') this.#dispatch({ kind: 'lost', fault: result.fault });
    if (result.kind === 'answered') this.#dispatch({ kind: 'answered' });
  }

  async #awaitBoot(): Promise<void> {
    const answered = await this.#connection.awaitBoot();
    if (this.#state.step.kind !== 'restarting' || this.#connection.context?.session.state === 'restarted')
      return;
    this.#dispatch(
      answered
        ? { kind: 'answered' }
        : { kind: 'lost', fault: { code: 'modem-silent', detail: 'no answer after a restart' } },
    );
  }

  async #identify(): Promise<void> {
    const context = this.#connection.context;
    if (context === null) return;
    const epoch = this.#simEpoch;
    this.#board.clear();
    context.iccidCommand = null;
    await this.#radio.repay(context);
    await identify(context, this.#receiver(epoch));
    if (context.session.state !== 'open') return;
    this.#planAll();
    if (epoch !== this.#simEpoch) this.#plan('sim', 0);
    if (this.#verifications.length > 0) this.#plan('check-sim', 0);
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

  async #serve(): Promise<void> {
    const nowMs = this.#options.clock.monotonicMs();
    const job = this.#board.take(nowMs);
    if (job === null) return this.#idle.wait(this.#board.nextDueMs() - nowMs);
    const context = this.#connection.context;
    if (context === null) return;
    if (job === 'repower') this.#socket.stir(nowMs);
    const verified = job === 'check-sim' ? this.#verifications.splice(0) : [];
    try {
      await runJob(job, this.#hostOf(context, verified.length > 0));
    } finally {
      for (const settle of verified) settle();
    }
  }

  #hostOf(context: ReadContext, thorough: boolean): JobHost {
    return {
      context,
      reading: () => this.#state.reading,
      receive: this.#receiver(this.#simEpoch),
      plan: (job, delayMs) => this.#plan(job, delayMs),
      poll: this.#poll,
      radio: this.#radio,
      reportsSim: this.#socket.reports,
      thorough,
      isPlanned: (job) => this.#board.isPlanned(job),
      simPollMs: this.#socket.reports ? this.#poll.reportedSimMs : this.#poll.simMs,
    };
  }

  /** The first polls fall anywhere in their interval, so that 512 ports do not ask in the same instant for ever. */
  #planAll(): void {
    const { random } = this.#options;
    this.#plan('hot-swap', 0);
    this.#plan('check-sim', nextSimCheckMs(this.#state.reading.sim, this.#poll.simMs * (1 - random() / 2)));
    this.#plan('network', nextNetworkMs(this.#state.reading, this.#poll.networkMs * (1 - random() / 2)));
  }

  #plan(job: Job, delayMs: number): void {
    this.#board.plan(job, this.#options.clock.monotonicMs() + delayMs);
  }

  #request(job: Job, delayMs = 0): void {
    this.#plan(job, delayMs);
    this.#idle.wake();
  }

  #takeUrc(urc: Urc): void {
    const { state } = this.#state.reading.sim;
    switch (urc.kind) {
      case 'sim-removed':
        this.#simEpoch += 1;
        this.#dispatch({ kind: 'sim-pulled', detail: urc.line });
        break;
      case 'sim-inserted':
        this.#noteCard(state);
        this.#simEpoch += 1;
        this.#dispatch({ kind: 'sim-arrived', detail: urc.line });
        this.#request('sim');
        break;
      case 'sim-ready':
        this.#noteCard(state);
        this.#request(state === 'ready' ? 'check-sim' : 'sim');
        break;
      case 'sim-changed':
        this.#request('check-sim');
        break;
      case 'registration':
        this.#request('network', REGISTRATION_SETTLES_MS);
        break;
      case 'boot':
      case 'boot-progress':
        this.#socket.stir(this.#options.clock.monotonicMs());
        break;
      case 'signal':
      case 'ussd':
      case 'call':
      case 'other':
        break;
      default:
        assertNever(urc);
    }
  }

  #noteCard(before: SimState): void {
    if (before === 'absent') this.#socket.inserted(this.#options.clock.monotonicMs());
  }

  #dispatch(event: ModemEvent): void {
    const next = moveModem(this.#state, event);
    if (next === this.#state) return;
    this.#state = next;
    this.#snapshot = snapshotOf(next);
    // Whoever waits for a reading of the card learns that there is none to be had.
    const { kind } = next.step;
    if (kind === 'waiting' || kind === 'restarting' || kind === 'stopped')
      for (const settle of this.#verifications.splice(0)) settle();
    this.#changes.emit(this.#snapshot);
  }
}
