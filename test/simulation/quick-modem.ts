import type { ModemService } from '../../src-main/modem/modem-service.ts';
import type { ModemSnapshot, SimReading } from '../../src-main/modem/modem-snapshot.ts';
import type { NumberFinding } from '../../src-main/modem/number/number-search.ts';
import type { PinResult } from '../../src-main/modem/pin/pin-entry.ts';
import { DEFAULT_POLL } from '../../src-main/modem/poll-intervals.ts';
import { NO_IDENTITY, UNKNOWN_SIM } from '../../src-main/modem/read-context.ts';
import { isRegistered } from '../../src-main/modem/registration.ts';
import { retryPauseMs } from '../../src-main/modem/retry-pause.ts';
import type { SimulatedSim } from '../../src-main/sandbox/simulated-sim.ts';
import { createTimerSet, type TimerSet } from '../../src-main/sandbox/timer-set.ts';
import { assertNever } from '../../src-main/shared/assert-never.ts';
import type { Clock } from '../../src-main/shared/clock.ts';
import { createEmitter, type Unsubscribe } from '../../src-main/shared/emitter.ts';
import { asE164, asIccid, asImsi } from '../../src-main/shared/ids.ts';
import type { PortReason } from '../../src-main/shared/port-view.ts';
import type { QuickSocket, SocketEvent } from './quick-socket.ts';

interface QuickModemOptions {
  readonly clock: Clock;
  readonly random: () => number;
  /** The socket at the address right now; null while nothing is there. */
  readonly find: () => QuickSocket | null;
  /** What is reported while the computer sleeps is lost. */
  readonly isAsleep: () => boolean;
}

const SEARCHING_MS = 3_000;
const BUSY_MS = 1_000;
const SILENCE_MS = 5_000;
const NOTHING: ModemSnapshot = {
  phase: 'stopped',
  fault: null,
  recovery: null,
  identity: NO_IDENTITY,
  sim: UNKNOWN_SIM,
  registration: null,
  network: null,
  signalDbm: null,
};

/**
 * Stands for the modem room where bytes would be too slow: the same snapshots in the same order and at the same pace as the
 * real one gives, without AT. The byte-level lives (byte-lives.test.ts) hold the real room to the same rules.
 */
export class QuickModem implements ModemService {
  readonly #options: QuickModemOptions;
  readonly #timers: TimerSet;
  readonly #polls: TimerSet;
  readonly #changes = createEmitter<ModemSnapshot>();
  #snapshot = NOTHING;
  #attempt = 1;
  #verifications: (() => void)[] = [];
  #stopListening: Unsubscribe | null = null;

  constructor(options: QuickModemOptions) {
    this.#options = options;
    this.#timers = createTimerSet(options.clock);
    this.#polls = createTimerSet(options.clock);
  }

  start(): void {
    if (this.#snapshot.phase === 'stopped') this.#open(null);
  }

  async stop(): Promise<void> {
    this.#leave();
    this.#tell({ ...NOTHING });
  }

  snapshot(): ModemSnapshot {
    return this.#snapshot;
  }

  onChange(listener: (snapshot: ModemSnapshot) => void): Unsubscribe {
    return this.#changes.subscribe(listener);
  }

  identifyAgain(): void {
    if (this.#snapshot.phase === 'ready') this.#after(400, 900, (socket) => this.#readSim(socket));
  }

  verify(): Promise<void> {
    if (this.#snapshot.phase !== 'ready') return Promise.resolve();
    return new Promise((resolve) => {
      this.#verifications.push(resolve);
      this.#after(20, 60, (socket) => this.#checkSim(socket));
    });
  }

  findNumber(): Promise<NumberFinding> {
    return Promise.resolve({ kind: 'impossible' });
  }

  enterPin(): Promise<PinResult> {
    return Promise.resolve({ kind: 'not-asked' });
  }

  #open(fault: PortReason | null): void {
    this.#tell({ ...NOTHING, phase: fault === null ? 'opening' : 'failed', fault });
    this.#wait(20, 150, () => {
      const socket = this.#options.find();
      if (socket === null || !socket.plugged) {
        const code = fault?.code === 'port-lost' ? 'port-lost' : 'port-missing';
        this.#fail({ code, detail: null });
        return;
      }
      this.#stopListening = socket.events.subscribe((event) => this.#hear(event));
      if (socket.mute || socket.booting) {
        this.#wait(2_000, SILENCE_MS, () => this.#fail({ code: 'modem-silent', detail: null }));
        return;
      }
      this.#attempt = 1;
      this.#tell({ ...NOTHING, phase: 'identifying' });
      this.#after(300, 1_200, (there) => this.#readSim(there));
    });
  }

  #fail(fault: PortReason): void {
    this.#leave();
    this.#tell({ ...NOTHING, phase: 'failed', fault });
    const pauseMs = retryPauseMs(fault.code, this.#attempt++, this.#options.random);
    this.#wait(pauseMs, pauseMs, () => this.#open(fault));
  }

  #leave(): void {
    this.#stopListening?.();
    this.#stopListening = null;
    this.#timers.cancelAll();
    this.#polls.cancelAll();
    for (const settle of this.#verifications.splice(0)) settle();
  }

  #hear(event: SocketEvent): void {
    if (event !== 'vanished' && this.#options.isAsleep()) return;
    switch (event) {
      case 'vanished':
        this.#leave();
        this.#wait(1, 20, () => this.#fail({ code: 'port-lost', detail: null }));
        return;
      case 'restarted':
        this.#awaitBoot();
        return;
      case 'sim-removed':
        this.#after(5, 30, (socket) => {
          if (socket.sim === null) this.#lose({ ...UNKNOWN_SIM, state: 'absent' });
        });
        return;
      case 'sim-inserted':
        this.#after(5, 30, (socket) => {
          this.#lose({ ...UNKNOWN_SIM, state: 'busy' });
          this.#readSim(socket);
        });
        return;
      case 'registration':
        this.#after(200, 260, () => this.#readNetwork());
        return;
      default:
        assertNever(event);
    }
  }

  #awaitBoot(): void {
    this.#leave();
    const socket = this.#options.find();
    this.#stopListening = socket?.events.subscribe((event) => this.#hear(event)) ?? null;
    this.#tell({ ...NOTHING, phase: 'identifying', fault: { code: 'modem-restarting', detail: null } });
    this.#wait(7_000, 8_000, () => {
      this.#tell({ ...NOTHING, phase: 'identifying' });
      this.#after(300, 1_200, (there) => this.#readSim(there));
    });
  }

  #readSim(socket: QuickSocket): void {
    this.#polls.cancelAll();
    this.#tell({ ...this.#snapshot, phase: 'ready', fault: null, sim: this.#reading(socket) });
    this.#settleVerifications();
    const { state } = this.#snapshot.sim;
    if (state === 'busy') {
      this.#poll(BUSY_MS, (there) => this.#readSim(there));
      return;
    }
    if (state === 'ready') this.#after(30, 120, () => this.#readNetwork());
    this.#planSimCheck(socket);
    this.#planNetwork();
  }

  #checkSim(socket: QuickSocket): void {
    const known = this.#snapshot.sim;
    const seen = this.#reading(socket);
    if (seen.state === known.state && seen.iccid === known.iccid) {
      if (seen.iccid !== null)
        this.#tell({ ...this.#snapshot, sim: { ...known, iccidReadAtMs: seen.iccidReadAtMs } });
      this.#settleVerifications();
      this.#planSimCheck(socket);
      return;
    }
    if (seen.state === 'ready' && known.state === 'ready') {
      this.#lose({ ...UNKNOWN_SIM, state: 'busy', iccid: seen.iccid, iccidReadAtMs: seen.iccidReadAtMs });
    } else this.#lose({ ...UNKNOWN_SIM, state: seen.state === 'ready' ? 'busy' : seen.state });
    this.#settleVerifications();
    this.#after(100, 400, (there) => this.#readSim(there));
  }

  /** The card that was there is not there any more. */
  #lose(sim: SimReading): void {
    this.#tell({ ...this.#snapshot, sim, registration: null });
  }

  #readNetwork(): void {
    const { phase, sim } = this.#snapshot;
    if (phase !== 'ready' || sim.state !== 'ready') return;
    const registration = this.#options.find()?.registration ?? null;
    if (registration !== this.#snapshot.registration) this.#tell({ ...this.#snapshot, registration });
  }

  #reading(socket: QuickSocket): SimReading {
    const { sim } = socket;
    if (sim === null) return { ...UNKNOWN_SIM, state: 'absent' };
    if (!socket.readable) return { ...UNKNOWN_SIM, state: 'busy' };
    return readingOf(sim, this.#options.clock.monotonicMs());
  }

  #planSimCheck({ reportsSim }: QuickSocket): void {
    const everyMs = reportsSim ? DEFAULT_POLL.reportedSimMs : DEFAULT_POLL.simMs;
    this.#poll(everyMs, (socket) => this.#checkSim(socket));
  }

  #planNetwork(): void {
    const everyMs = isRegistered(this.#snapshot.registration) ? DEFAULT_POLL.networkMs : SEARCHING_MS;
    this.#poll(everyMs, () => {
      this.#readNetwork();
      this.#planNetwork();
    });
  }

  #poll(everyMs: number, look: (socket: QuickSocket) => void): void {
    this.#polls.after(everyMs, () => this.#look(look));
  }

  #after(minMs: number, maxMs: number, look: (socket: QuickSocket) => void): void {
    this.#wait(minMs, maxMs, () => this.#look(look));
  }

  /** A modem that does not answer is given up after its timeouts. */
  #look(look: (socket: QuickSocket) => void): void {
    const socket = this.#options.find();
    if (socket === null) return;
    if (!socket.mute && !socket.booting) {
      look(socket);
      return;
    }
    this.#polls.cancelAll();
    this.#wait(SILENCE_MS, 2 * SILENCE_MS, () => this.#fail({ code: 'modem-silent', detail: null }));
  }

  #wait(minMs: number, maxMs: number, task: () => void): void {
    this.#timers.after(minMs + this.#options.random() * (maxMs - minMs), task);
  }

  #settleVerifications(): void {
    for (const settle of this.#verifications.splice(0)) settle();
  }

  #tell(snapshot: ModemSnapshot): void {
    this.#snapshot = snapshot;
    this.#changes.emit(snapshot);
  }
}

/** One object a card: a reading that says the same again must look the same. */
const evidence = new WeakMap<SimulatedSim, SimReading['evidence']>();

function readingOf(sim: SimulatedSim, nowMs: number): SimReading {
  const number = sim.number === null ? null : asE164(sim.number);
  const known = evidence.get(sim);
  const told =
    known ?? (sim.numberInCnum && number !== null ? [{ source: 'cnum' as const, raw: number, number }] : []);
  evidence.set(sim, told);
  return {
    ...UNKNOWN_SIM,
    state: 'ready',
    iccid: asIccid(sim.iccid),
    imsi: asImsi(sim.imsi),
    evidence: told,
    askedForNumber: true,
    iccidReadAtMs: nowMs,
  };
}
