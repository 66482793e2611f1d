import { createEngine, type Engine } from '../../src-main/engine/engine.ts';
import { APP_PARTS, type EngineParts } from '../../src-main/engine/engine-parts.ts';
import type { Journal } from '../../src-main/journal/journal.ts';
import type { KnownPort } from '../../src-main/pool/port-identity.ts';
import { DEFAULT_GRACE } from '../../src-main/pool/presence.ts';
import type { OpenResult, OpenTransport } from '../../src-main/serial/transport.ts';
import type { FakeClock } from '../support/fake-clock.ts';
import type { Computer } from './computer.ts';
import type { Hardware } from './hardware.ts';
import { createHardwareWatcher } from './hardware-watcher.ts';
import { LifeClock } from './life-clock.ts';
import { PresenceOracle } from './presence-oracle.ts';

export interface LifeOptions {
  readonly number: number;
  readonly world: FakeClock;
  readonly computer: Computer;
  readonly hardware: Hardware;
  readonly random: () => number;
  readonly createClient: (life: number, isAlive: () => boolean) => EngineParts['createClient'];
  /** Puts a bug into the parts. */
  readonly plant: (parts: EngineParts) => EngineParts;
  /** Which SIM may be listed for the port at `address` has changed; `left`: the ICCID that may not be any more. */
  readonly onPresence: (address: string, left: string | null) => void;
  readonly onWarning: (message: string) => void;
}

/** One run of the app, from its start to its end or its death. The engine in it is the real one. */
export class AppLife {
  readonly number: number;
  readonly startedAtMs: number;
  readonly engine: Engine;
  readonly oracle: PresenceOracle;
  /** `leaving`: it is quitting. `over`: it has quit, or was killed. */
  phase: 'running' | 'asleep' | 'waking' | 'leaving' | 'over' = 'running';
  /** World ms at which it last began to run freely: started, or awake again. */
  runsSinceMs: number;
  /** The same; later after a clock set forward, which may have been an unreported sleep, so that all SIMs are read again. */
  steadySinceMs: number;
  readonly #clock: LifeClock;
  #journal: Journal | null = null;

  constructor(options: LifeOptions) {
    const { world, computer, hardware, random } = options;
    this.number = options.number;
    this.startedAtMs = world.monotonicMs();
    this.runsSinceMs = this.startedAtMs;
    this.steadySinceMs = this.startedAtMs;
    this.#clock = new LifeClock(world, computer, random);
    this.oracle = new PresenceOracle(this.#clock.punctual, options.onPresence);
    this.engine = createEngine(
      {
        clock: this.#clock,
        random,
        version: 'simulation',
        openTransport: (address, line) => this.#open(hardware.openTransport, address, line),
        target: () => ({ baseUrl: 'https://upstream.example', apiKey: 'key-of-the-simulation' }),
        ...computer,
        devices: createHardwareWatcher(hardware, this.#clock, random),
        ports: { list: computer.ports.list, save: (ports) => this.#savePorts(ports, computer) },
        syncMode: () => computer.mode,
        graceMs: DEFAULT_GRACE,
        warn: (message) => {
          if (this.phase !== 'over') options.onWarning(message);
        },
      },
      options.plant(this.#parts(options)),
    );
  }

  get asleep(): boolean {
    return this.#clock.asleep;
  }

  /** Nothing of it runs on. The journal's file is left as a dead process leaves it. */
  kill(): void {
    this.phase = 'over';
    this.#clock.end();
  }

  /** Gives the dead process's file handle back; only after somebody has looked at what it left. */
  bury(): void {
    this.#journal?.close();
  }

  /** `takesOff`: the user chose to have the numbers taken off before sleep; there may be no time for it. */
  fallAsleep(takesOff: boolean): void {
    if (takesOff) void this.engine.suspendTakenOff();
    else this.engine.suspend();
    this.phase = 'asleep';
    this.#clock.freeze();
  }

  async wake(nowMs: () => number): Promise<void> {
    this.#clock.thaw();
    this.phase = 'waking';
    await this.engine.resume();
    if (this.phase !== 'waking') return;
    this.phase = 'running';
    this.runsSinceMs = nowMs();
    this.steadySinceMs = Math.max(this.steadySinceMs, this.runsSinceMs);
  }

  /** A dead process opens nothing, and what it was opening when it died is closed with it. */
  async #open(open: OpenTransport, ...line: Parameters<OpenTransport>): Promise<OpenResult> {
    const dead: OpenResult = { ok: false, failure: { kind: 'failed', detail: 'the process is dead' } };
    const isOver = () => this.phase === 'over';
    if (isOver()) return dead;
    const result = await open(...line);
    if (!isOver()) return result;
    if (result.ok) await result.transport.close();
    return dead;
  }

  #savePorts(ports: readonly KnownPort[], computer: Computer): void {
    for (const { id, address } of computer.ports.list()) {
      const now = ports.find((port) => port.id === id);
      if (now !== undefined && now.address !== address) this.oracle.move(address, now.address);
    }
    computer.ports.save(ports);
  }

  #parts({ number, hardware, createClient }: LifeOptions): EngineParts {
    return {
      ...APP_PARTS,
      openJournal: (path, journalOptions) => {
        this.#journal = APP_PARTS.openJournal(path, journalOptions);
        return this.#journal;
      },
      createModem: (modemOptions) => {
        const modem = hardware.createModem(modemOptions);
        // Told before the pool hears of it, as the pool may send because of it.
        modem.onChange((snapshot) => {
          if (this.phase !== 'over') this.oracle.tell(modemOptions.address, snapshot);
        });
        return modem;
      },
      createClient: createClient(number, () => this.phase !== 'over'),
    };
  }
}
