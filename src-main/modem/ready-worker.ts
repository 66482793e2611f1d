import type { Clock } from '../shared/clock.ts';
import type { ModemReading, OnReading } from './identify-program.ts';
import { createJobBoard, type Job } from './job-board.ts';
import { createPause, type Pause } from './pause.ts';
import type { PollIntervals } from './poll-intervals.ts';
import type { RadioCycle } from './radio-cycle.ts';
import type { ReadContext } from './read-context.ts';
import { type JobHost, nextNetworkMs, nextSimCheckMs, runJob } from './ready-jobs.ts';
import type { SocketWatch } from './socket-watch.ts';

interface WorkerOptions {
  readonly clock: Clock;
  readonly random: () => number;
  readonly poll: PollIntervals;
  readonly radio: RadioCycle;
  readonly socket: SocketWatch;
  readonly reading: () => ModemReading;
}

/** What there is to do on a modem that is ready, when it falls due, and who waits for it. */
export class ReadyWorker {
  readonly #options: WorkerOptions;
  readonly #board = createJobBoard();
  /** Waits between jobs and tries. */
  readonly #idle: Pause;
  #verifications: (() => void)[] = [];

  constructor(options: WorkerOptions) {
    this.#options = options;
    this.#idle = createPause(options.clock);
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
    if (this.#verifications.length > 0) this.plan('check-sim', 0);
  }

  /** Resolves once the card was read, or cannot be: see `giveUpVerifying`. */
  verify(): Promise<void> {
    return new Promise((resolve) => {
      this.#verifications.push(resolve);
      this.request('check-sim');
    });
  }

  /** Whoever waits for a reading of the card learns that there is none to be had. */
  giveUpVerifying(): void {
    for (const settle of this.#verifications.splice(0)) settle();
  }

  /** Does the most urgent job that is due, or waits for the next one. */
  async work(context: ReadContext | null, receive: OnReading): Promise<void> {
    const { clock, socket } = this.#options;
    const nowMs = clock.monotonicMs();
    const job = this.#board.take(nowMs);
    if (job === null) return this.rest(this.#board.nextDueMs() - nowMs);
    if (context === null) return;
    if (job === 'repower') socket.stir(nowMs);
    const verified = job === 'check-sim' ? this.#verifications.splice(0) : [];
    try {
      await runJob(job, this.#hostOf(context, receive, verified.length > 0));
    } finally {
      for (const settle of verified) settle();
    }
  }

  #hostOf(context: ReadContext, receive: OnReading, thorough: boolean): JobHost {
    const { reading, poll, radio, socket } = this.#options;
    return {
      ...{ context, reading, receive, poll, radio, thorough },
      plan: (job, delayMs) => this.plan(job, delayMs),
      reportsSim: socket.reports,
      isPlanned: (job) => this.#board.isPlanned(job),
      simPollMs: socket.reports ? poll.reportedSimMs : poll.simMs,
    };
  }
}
