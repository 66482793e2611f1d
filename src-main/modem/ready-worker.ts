import type { Clock } from '../shared/clock.ts';
import { createPause, type Pause } from '../shared/pause.ts';
import type { RecoveryStep } from '../shared/port-view.ts';
import type { ModemReading, OnReading } from './identify-program.ts';
import { createJobBoard, type Job } from './job-board.ts';
import type { NetworkQuestion, NumberFinding } from './number/number-search.ts';
import { createSearchQueue } from './number/search-queue.ts';
import { enterTypedPin, type PinEntry, type PinResult } from './pin/pin-entry.ts';
import type { PollIntervals } from './poll-intervals.ts';
import type { ReadContext } from './read-context.ts';
import {
  HELD_BY_QUESTION,
  type JobHost,
  nextNetworkMs,
  nextSimCheckMs,
  POWER_UP_MS,
  runJob,
} from './ready-jobs.ts';
import { restartModem } from './recovery/modem-restart.ts';
import type { RadioCycle } from './recovery/radio-cycle.ts';
import { ServiceWatch } from './recovery/service-watch.ts';
import type { SocketWatch } from './recovery/socket-watch.ts';
import { isRegistered } from './registration.ts';
import { VerificationQueue } from './verification-queue.ts';

interface WorkerOptions {
  readonly clock: Clock;
  readonly random: () => number;
  readonly poll: PollIntervals;
  readonly radio: RadioCycle;
  readonly socket: SocketWatch;
  readonly reading: () => ModemReading;
  /** What is being done to a modem that is stuck; null: that is over. */
  readonly onHelp: (step: RecoveryStep | null) => void;
}

/** A modem is heard of at least this often: a mute one must not stay on sale until its next poll. */
const ALIVE_MS = 5_000;

/**
 * A look at the network that is due so soon after one at the card follows it at once, and the other way round: who has just answered
 * needs no `AT` before it. Both less than their polls, which must not become more of them.
 */
const NETWORK_JOINS_MS = 4_000;
const SIM_JOINS_MS = 1_000;

/** What there is to do on a modem that is ready, when it falls due, and who waits for it. */
export class ReadyWorker {
  readonly #options: WorkerOptions;
  readonly #board = createJobBoard();
  readonly #service: ServiceWatch;
  /** Waits between jobs and tries. */
  readonly #idle: Pause;
  readonly #verifications: VerificationQueue;
  readonly #searches = createSearchQueue();
  #entries: { readonly entry: PinEntry; readonly settle: (result: PinResult) => void }[] = [];

  constructor(options: WorkerOptions) {
    this.#options = options;
    this.#idle = createPause(options.clock);
    this.#service = new ServiceWatch(options.random);
    this.#verifications = new VerificationQueue(options.clock);
  }

  /** Cut short by `wake` and by every request. */
  rest(delayMs: number): Promise<void> {
    return this.#idle.wait(delayMs);
  }

  wake(): void {
    this.#idle.wake();
  }

  plan(job: Job, delayMs: number): void {
    this.#board.plan(job, this.#options.clock.monotonicMs() + delayMs);
  }

  request(job: Job, delayMs = 0): void {
    this.plan(job, delayMs);
    this.#idle.wake();
  }

  forgetPlans(): void {
    this.#board.clear();
  }

  /** The first polls fall anywhere in their interval, so that 512 ports do not ask in the same instant for ever. */
  planAll(): void {
    const { random, reading, poll } = this.#options;
    this.plan('hot-swap', 0);
    this.plan('check-sim', nextSimCheckMs(reading().sim, poll.simMs * (1 - random() / 2)));
    this.plan('network', nextNetworkMs(reading(), poll.networkMs * (1 - random() / 2)));
    if (!this.#verifications.isEmpty) this.plan('check-sim', 0);
    if (!this.#searches.isEmpty) this.plan('number', 0);
  }

  /** Resolves once the card was read, cannot be, or a limit has passed. */
  verify(): Promise<void> {
    const verified = this.#verifications.add();
    this.request('check-sim');
    return verified;
  }

  enterPin(entry: PinEntry): Promise<PinResult> {
    return new Promise((settle) => {
      this.#entries.push({ entry, settle });
      this.#idle.wake();
    });
  }

  findNumber(question: NetworkQuestion | null): Promise<NumberFinding> {
    const found = this.#searches.add(question);
    this.request('number');
    return found;
  }

  /** Whoever waits for the card learns that it cannot be reached. */
  giveUp(): void {
    this.#verifications.take()();
    this.#searches.giveUp();
    for (const { settle } of this.#entries.splice(0)) settle({ kind: 'unread' });
  }

  /** Does the most urgent job that is due, or waits for the next one. */
  async work(context: ReadContext | null, receive: OnReading): Promise<void> {
    const { clock, socket } = this.#options;
    const nowMs = clock.monotonicMs();
    if (this.#entries.length > 0 && context !== null) return this.#enterNext(context);
    const held = context === null || context.question === null ? [] : HELD_BY_QUESTION;
    const job = this.#board.take(nowMs, held);
    if (job === null) {
      await this.rest(Math.min(this.#board.nextDueMs(held) - nowMs, ALIVE_MS));
      return context?.question === null ? context.session.checkAlive(ALIVE_MS) : undefined;
    }
    if (context === null) return;
    if (job === 'repower') socket.stir(nowMs);
    const isAwaited = job === 'check-sim' && !this.#verifications.isEmpty;
    const settle = isAwaited ? this.#verifications.take() : () => {};
    try {
      await runJob(job, this.#hostOf(context, receive, isAwaited));
    } finally {
      settle();
    }
    if (!this.#searches.isEmpty) this.plan('number', 0);
    this.#joinPolls(job);
    await this.#helpIfStuck(context);
  }

  #joinPolls(done: Job): void {
    const nowMs = this.#options.clock.monotonicMs();
    if (!isRegistered(this.#options.reading().registration)) return;
    if (done === 'check-sim') this.#board.hasten('network', nowMs, NETWORK_JOINS_MS);
    if (done === 'network') this.#board.hasten('check-sim', nowMs, SIM_JOINS_MS);
  }

  /** Not in the middle of a question to the network, and not while a radio is off already. */
  async #helpIfStuck(context: ReadContext): Promise<void> {
    const { clock, reading, radio, onHelp, socket } = this.#options;
    if (context.session.state !== 'open' || context.question !== null || radio.owed) return;
    const step = this.#service.take(reading(), clock.monotonicMs());
    if (step === null) return;
    socket.stir(clock.monotonicMs());
    if (step === 'radio') await radio.run(context, () => onHelp(step));
    else await restartModem(context, () => onHelp(step));
    if (context.session.state !== 'open') return;
    onHelp(null);
    this.plan('check-sim', POWER_UP_MS);
    this.plan('network', POWER_UP_MS);
  }

  async #enterNext(context: ReadContext): Promise<void> {
    const next = this.#entries.shift();
    if (next === undefined) return;
    let result: PinResult = { kind: 'unread' };
    try {
      result = await enterTypedPin(context, next.entry);
    } finally {
      this.plan('sim', 0);
      next.settle(result);
    }
  }

  #hostOf(context: ReadContext, receive: OnReading, thorough: boolean): JobHost {
    const { reading, poll, radio, socket } = this.#options;
    return {
      ...{ context, reading, receive, poll, radio, thorough },
      plan: (job, delayMs) => this.plan(job, delayMs),
      reportsSim: socket.reports,
      isPlanned: (job) => this.#board.isPlanned(job),
      takeSearch: this.#searches.take,
      simPollMs: socket.reports ? poll.reportedSimMs : poll.simMs,
    };
  }
}
