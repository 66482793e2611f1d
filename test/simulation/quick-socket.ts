import type { SimulatedSim } from '../../src-main/sandbox/simulated-sim.ts';
import { createTimerSet } from '../../src-main/sandbox/timer-set.ts';
import type { Clock } from '../../src-main/shared/clock.ts';
import { createEmitter } from '../../src-main/shared/emitter.ts';
import type { Registration } from '../../src-main/shared/port-view.ts';
import type { NetworkStat } from './hardware.ts';

/** What the host hears of a modem without asking. */
export type SocketEvent = 'sim-removed' | 'sim-inserted' | 'registration' | 'restarted' | 'vanished';

const REGISTRATION: Readonly<Record<NetworkStat, Registration>> = {
  1: 'home',
  2: 'searching',
  3: 'denied',
  5: 'roaming',
};
const POWER_UP_MS: readonly [number, number] = [800, 2_000];
const SEARCH_MS: readonly [number, number] = [1_500, 4_000];
const BOOT_MS = 6_000;

/** A modem with its socket, as far as pool and list can tell: the card, its readiness, its network, power and voice. */
export class QuickSocket {
  readonly events = createEmitter<SocketEvent>();
  /** Does the modem tell when a card comes or goes? Else only a poll finds out. */
  readonly reportsSim: boolean;
  address: string;
  plugged = true;
  mute = false;
  booting = false;
  sim: SimulatedSim | null;
  readable: boolean;
  registration: Registration | null;
  readonly #draw: (span: readonly [number, number]) => number;
  readonly #timers;
  #target: NetworkStat = 1;

  constructor(options: {
    readonly clock: Clock;
    readonly random: () => number;
    readonly address: string;
    readonly reportsSim: boolean;
    readonly sim: SimulatedSim | null;
  }) {
    this.#draw = ([minMs, maxMs]) => minMs + options.random() * (maxMs - minMs);
    this.#timers = createTimerSet(options.clock);
    this.address = options.address;
    this.reportsSim = options.reportsSim;
    this.sim = options.sim;
    this.readable = options.sim !== null;
    this.registration = options.sim === null ? null : 'home';
  }

  pull(): void {
    this.#timers.cancelAll();
    this.booting = false;
    this.sim = null;
    this.readable = false;
    this.registration = null;
    if (this.reportsSim) this.events.emit('sim-removed');
  }

  insert(sim: SimulatedSim): void {
    this.pull();
    this.sim = sim;
    if (this.reportsSim) this.events.emit('sim-inserted');
    this.#powerUp();
  }

  setNetwork(stat: NetworkStat): void {
    this.#target = stat;
    if (!this.readable || this.registration === null) return;
    this.registration = REGISTRATION[stat];
    this.events.emit('registration');
  }

  restart(): void {
    this.#timers.cancelAll();
    this.readable = false;
    this.registration = null;
    this.booting = true;
    this.events.emit('restarted');
    this.#timers.after(BOOT_MS, () => {
      this.booting = false;
      this.#powerUp();
    });
  }

  unplug(): void {
    this.#timers.cancelAll();
    this.plugged = false;
    this.readable = false;
    this.registration = null;
    this.events.emit('vanished');
  }

  replug(): void {
    this.plugged = true;
    this.restart();
  }

  stop(): void {
    this.#timers.cancelAll();
  }

  #powerUp(): void {
    if (this.sim === null) return;
    this.#timers.after(this.#draw(POWER_UP_MS), () => {
      this.readable = true;
      this.registration = 'searching';
      this.events.emit('registration');
      this.#timers.after(this.#draw(SEARCH_MS), () => {
        this.registration = REGISTRATION[this.#target];
        this.events.emit('registration');
      });
    });
  }
}
