import { createModemService, type ModemService } from '../modem/modem-service.ts';
import type { ToE164 } from '../modem/number/number-evidence.ts';
import type { NetworkQuestion, NumberFinding } from '../modem/number/number-search.ts';
import type { PinEntry, PinResult } from '../modem/pin/pin-entry.ts';
import type { PollIntervals } from '../modem/poll-intervals.ts';
import type { RadioMarks } from '../modem/recovery/radio-marks.ts';
import type { OpenTransport } from '../serial/transport.ts';
import type { Clock, Timer } from '../shared/clock.ts';
import { createEmitter, type Unsubscribe } from '../shared/emitter.ts';
import type { PortId } from '../shared/ids.ts';
import type { PinKeeper } from '../shared/pin-memory.ts';
import {
  emptyPool,
  hasTurned,
  type ManagedPort,
  nextDeadlineMs,
  type PoolEvent,
  type PoolModel,
  poolStateOf,
  reducePool,
} from './pool-reducer.ts';
import type { PoolState } from './port-record.ts';
import { DEFAULT_GRACE, type GraceMs } from './presence.ts';
import { isVisibleChange } from './visible-change.ts';

interface PoolOptions {
  readonly ports: readonly ManagedPort[];
  readonly openTransport: OpenTransport;
  readonly clock: Clock;
  /** 0 to 1. */
  readonly random: () => number;
  readonly toE164: ToE164;
  readonly pins?: PinKeeper | undefined;
  readonly radioMarks?: RadioMarks | undefined;
  readonly graceMs?: GraceMs;
  readonly poll?: PollIntervals;
  readonly createModem?: typeof createModemService;
  /** Puts a check before each opening of a port. */
  readonly guard?: (portId: PortId, open: OpenTransport) => OpenTransport;
}

export interface Pool {
  start(): void;
  /** Resolves when every port is closed. The last state stays readable. */
  stop(): Promise<void>;
  /** As of now, with no grace that has run out. */
  state(): PoolState;
  /** Changes of one moment come as one call; `iccidReadAtMs` moving on alone is none. */
  onChange(listener: (state: PoolState) => void): Unsubscribe;
  /**
   * Ports that keep id and address go on undisturbed; the others are closed, the new ones opened. One with a new address
   * is opened there, and keeps its SIM for the grace of a lost port. A twin is closed and left alone.
   */
  setPorts(ports: readonly ManagedPort[]): void;
  /** Reads a port again from the start; an unknown id does nothing. */
  identify(portId: PortId): void;
  /** See ModemService. An unknown id is a modem that does not answer. */
  findNumber(portId: PortId, question: NetworkQuestion | null): Promise<NumberFinding>;
  /** See ModemService. An unknown id is a modem that does not answer. */
  enterPin(portId: PortId, entry: PinEntry): Promise<PinResult>;
  /** Reads every ICCID from its card now; resolves when each was read or cannot be. Never rejects. */
  verifyAll(): Promise<void>;
  /** The same for one port. */
  verify(portId: PortId): Promise<void>;
}

/** All ports of this PC, each by itself: a mute or stuck one costs only itself. */
export function createPool(options: PoolOptions): Pool {
  return new PoolService(options);
}

function isTwin({ twinOf = null }: ManagedPort): boolean {
  return twinOf !== null;
}

interface Managed {
  port: ManagedPort;
  readonly modem: ModemService;
  readonly unsubscribe: Unsubscribe;
}

class PoolService implements Pool {
  readonly #options: PoolOptions;
  readonly #changes = createEmitter<PoolState>();
  readonly #managed = new Map<PortId, Managed>();
  /** Ports being closed, by address: the same address is opened again only after that. */
  readonly #closing = new Map<string, Promise<void>>();
  #wanted: readonly ManagedPort[];
  #model: PoolModel;
  #running = false;
  #deadline: Timer | null = null;
  #announcement: Timer | null = null;

  constructor(options: PoolOptions) {
    this.#options = options;
    this.#wanted = options.ports;
    this.#model = emptyPool(options.graceMs ?? DEFAULT_GRACE);
    this.#manage();
  }

  start(): void {
    if (this.#running) return;
    this.#running = true;
    this.#take({ kind: 'started' });
    for (const { port, modem } of this.#managed.values()) this.#startModem(port, modem);
  }

  async stop(): Promise<void> {
    this.#running = false;
    this.#deadline?.cancel();
    this.#announcement?.cancel();
    for (const { unsubscribe } of this.#managed.values()) unsubscribe();
    const stops = [...this.#managed.values()].map(({ modem }) => modem.stop());
    await Promise.all([...stops, ...this.#closing.values()]);
  }

  state(): PoolState {
    // What ends because somebody looks is told to the others like anything else.
    this.#take({ kind: 'time' });
    return poolStateOf(this.#model);
  }

  onChange(listener: (state: PoolState) => void): Unsubscribe {
    return this.#changes.subscribe(listener);
  }

  setPorts(ports: readonly ManagedPort[]): void {
    this.#wanted = ports;
    this.#manage();
  }

  identify(portId: PortId): void {
    this.#managed.get(portId)?.modem.identifyAgain();
  }

  async findNumber(portId: PortId, question: NetworkQuestion | null): Promise<NumberFinding> {
    return this.#managed.get(portId)?.modem.findNumber(question) ?? { kind: 'impossible' };
  }

  async enterPin(portId: PortId, entry: PinEntry): Promise<PinResult> {
    return this.#managed.get(portId)?.modem.enterPin(entry) ?? { kind: 'unread' };
  }

  async verifyAll(): Promise<void> {
    await Promise.all([...this.#managed.values()].map(({ modem }) => modem.verify()));
  }

  async verify(portId: PortId): Promise<void> {
    await this.#managed.get(portId)?.modem.verify();
  }

  /** Brings the managed modems in line with the ports that are wanted. */
  #manage(): void {
    const wanted = new Map(this.#wanted.map((port) => [port.id, port]));
    for (const [id, managed] of this.#managed)
      if (wanted.get(id)?.address !== managed.port.address) this.#dismiss(id, managed);
    for (const port of wanted.values()) {
      const managed = this.#managed.get(port.id);
      if (managed === undefined) this.#employ(port);
      else this.#keep(managed, port);
    }
    const ports = [...this.#managed.values()].map(({ port, modem }) => ({
      ...port,
      modem: modem.snapshot(),
    }));
    this.#take({ kind: 'ports', ports });
  }

  /** The modem of a port that has become a twin is stopped, and started again when it is none any more. */
  #keep(managed: Managed, port: ManagedPort): void {
    const wasTwin = isTwin(managed.port);
    managed.port = port;
    if (!this.#running || isTwin(port) === wasTwin) return;
    if (wasTwin) this.#startModem(port, managed.modem);
    else void managed.modem.stop();
  }

  #employ(port: ManagedPort): void {
    const { clock, random, toE164, pins, radioMarks, poll, guard = (_id, open) => open } = this.#options;
    const { createModem = createModemService } = this.#options;
    const openTransport = guard(port.id, this.#options.openTransport);
    const modem = createModem({
      ...{ openTransport, clock, random, toE164, pins, radioMarks },
      address: port.address,
      ...(poll === undefined ? {} : { poll }),
    });
    let last = modem.snapshot();
    const unsubscribe = modem.onChange((snapshot) => {
      const visible = isVisibleChange(last, snapshot);
      last = snapshot;
      this.#take({ kind: 'modem', portId: port.id, modem: snapshot }, visible);
    });
    this.#managed.set(port.id, { port, modem, unsubscribe });
    if (this.#running) this.#startModem(port, modem);
  }

  #dismiss(id: PortId, { port, modem, unsubscribe }: Managed): void {
    unsubscribe();
    this.#managed.delete(id);
    const before = this.#closing.get(port.address) ?? Promise.resolve();
    const closed = Promise.all([before, modem.stop()]).then(() => {
      if (this.#closing.get(port.address) === closed) this.#closing.delete(port.address);
    });
    this.#closing.set(port.address, closed);
  }

  /** At once, unless the same address is still being closed. */
  #startModem(port: ManagedPort, modem: ModemService): void {
    if (isTwin(port)) return;
    const closing = this.#closing.get(port.address);
    if (closing === undefined) modem.start();
    else
      void closing.then(() => {
        if (this.#running && this.#managed.get(port.id)?.modem === modem) modem.start();
      });
  }

  #take(event: PoolEvent, announce = true): void {
    const before = this.#model;
    this.#model = reducePool(before, event, this.#options.clock.monotonicMs());
    if (this.#model === before) return;
    this.#planDeadline();
    // A grace may end with an event that has no news by itself, or of another port, before the timer for it has fired.
    if (announce || hasTurned(before, this.#model)) this.#announce();
  }

  /** Wakes at the next moment at which a grace or the settling ends. */
  #planDeadline(): void {
    const { clock } = this.#options;
    this.#deadline?.cancel();
    const dueMs = this.#running ? nextDeadlineMs(this.#model) : null;
    this.#deadline =
      dueMs === null ? null : clock.setTimer(dueMs - clock.monotonicMs(), () => this.#meetDeadline());
  }

  /** Plans again in any case: the timers of the system may fire part of a millisecond early, and then nothing has ended yet. */
  #meetDeadline(): void {
    this.#take({ kind: 'time' });
    this.#planDeadline();
  }

  #announce(): void {
    if (!this.#running) return;
    this.#announcement ??= this.#options.clock.setTimer(0, () => {
      this.#announcement = null;
      this.#changes.emit(this.state());
    });
  }
}
