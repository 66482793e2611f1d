import { rmSync } from 'node:fs';
import type { EngineParts } from '../../src-main/engine/engine-parts.ts';
import { openJournal } from '../../src-main/journal/sqlite-journal.ts';
import { assignPortIds } from '../../src-main/pool/port-identity.ts';
import { placeOf } from '../../src-main/pool/port-place.ts';
import { createRandom } from '../../src-main/sandbox/random.ts';
import { createSims } from '../../src-main/sandbox/sim-factory.ts';
import type { SimulatedSim } from '../../src-main/sandbox/simulated-sim.ts';
import type { UnknownAnswers } from '../../src-main/sandbox/upstream/sandbox-options.ts';
import { UpstreamDesk } from '../../src-main/sandbox/upstream/upstream-desk.ts';
import type { SyncMode } from '../../src-main/shared/sync-view.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { AppLife } from './app-life.ts';
import { type Computer, createComputer } from './computer.ts';
import { type DeedTools, doAtWindow, doByHand } from './deeds.ts';
import { Ground } from './ground.ts';
import type { Hardware } from './hardware.ts';
import { deviceAt } from './hardware-watcher.ts';
import { PoolTruth } from './pool-truth.ts';
import { Referee, type Violation } from './referee.ts';
import { Sky } from './sky.ts';
import { type Deed, type KillMoment, type Step, tellStep } from './story.ts';
import { createWire, type Ending, type SentRequest } from './wire.ts';

export interface SimulationOptions {
  readonly seed: number;
  readonly steps: readonly Step[];
  /** How long the life lasts, virtual ms. */
  readonly lastsMs: number;
  readonly journalPath: string;
  readonly createHardware: (options: {
    readonly clock: FakeClock;
    readonly random: () => number;
    readonly sims: readonly (SimulatedSim | null)[];
    readonly isAsleep: () => boolean;
  }) => Hardware;
  readonly places: number;
  readonly mode: SyncMode;
  /** How this upstream settles what its pages leave open. */
  readonly answers: Partial<UnknownAnswers>;
  /** The numbers are taken off before each sleep, as far as there is time. */
  readonly takesOffForSleep: boolean;
  /** The person changes the mode this often, ms; null: never. */
  readonly switchesEveryMs: number | null;
  /** How long a card that is gone may stay unseen: polls and timeouts of its modem, ms. */
  readonly unseenMs: number;
  /** Hears of everything that happens, one line each. */
  readonly trace?: (line: string) => void;
  readonly plant?: (parts: EngineParts, truth: PoolTruth) => EngineParts;
}

export interface SimulationReport {
  readonly steps: number;
  readonly requests: number;
  readonly lists: number;
  readonly accepted: number;
  readonly troubles: number;
  readonly starts: number;
  readonly violation: Violation | null;
}

const HEARTBEAT_MS = 300_000;
/** A goodbye waits for the request in flight, whatever that is answered. */
const GOODBYE_MS = 5_000;

/** One seeded life of pool, app and upstream. The same options give the same life. */
export class Simulation {
  readonly #options: SimulationOptions;
  readonly #world = new FakeClock();
  readonly #random: () => number;
  readonly #sims: readonly SimulatedSim[];
  readonly #hardware: Hardware;
  readonly #computer: Computer;
  readonly #desk: UpstreamDesk;
  readonly #sky = new Sky(this.#world);
  readonly #truth: PoolTruth;
  readonly #ground: Ground;
  readonly #referee: Referee;
  readonly #createClient: ReturnType<typeof createWire>;
  readonly #tools: DeedTools;
  #life: AppLife | null = null;
  #starts = 0;
  #armedKill: { readonly moment: KillMoment; readonly downMs: number } | null = null;

  constructor(options: SimulationOptions) {
    this.#options = options;
    this.#random = createRandom(options.seed);
    const world = this.#world;
    const random = this.#random;
    const { places } = options;
    // Some cards do not know their own number: a person has to type it.
    this.#sims = createSims(places * 2, random).map((sim) => ({ ...sim, numberInCnum: random() < 0.85 }));
    const isAsleep = () => this.#life?.asleep ?? false;
    const sims = this.#sims.slice(0, places);
    this.#hardware = options.createHardware({ clock: world, random, sims, isAsleep });
    const addresses = sims.map((_, place) => this.#hardware.addressOf(place));
    this.#computer = createComputer({
      journalPath: options.journalPath,
      ports: assignPortIds(addresses, []).map((port, place) => ({
        ...port,
        place: placeOf(deviceAt(this.#hardware, place)) ?? undefined,
      })),
      countsSleep: random() < 0.5,
      mode: options.mode,
    });
    this.#desk = new UpstreamDesk({ clock: world, apiKey: null, answers: options.answers });
    this.#truth = new PoolTruth(this.#computer, this.#sims);
    this.#ground = new Ground(world, this.#hardware);
    this.#referee = new Referee({
      world,
      desk: this.#desk,
      sky: this.#sky,
      truth: this.#truth,
      computer: this.#computer,
      life: () => this.#life,
      objection: (entry) => this.#object(entry),
      badNumber: () => {
        const { weather } = this.#sky;
        return weather.kind === 'bad-number' ? this.#numberAt(weather.place) : null;
      },
      belongsOnList: (number) => this.#belongsOnList(number),
      onViolation: () => this.#kill(null),
    });
    this.#createClient = createWire({
      world,
      desk: this.#desk,
      random,
      weather: () => this.#sky.weather,
      badNumber: (place) => this.#numberAt(place),
      events: this.#wireEvents(),
    });
    this.#tools = {
      world,
      hardware: this.#hardware,
      ground: this.#ground,
      truth: this.#truth,
      computer: this.#computer,
      random,
      drawer: this.#sims.slice(places),
      app: () => (this.#life?.phase === 'running' ? this.#life : null),
      changed: () => this.#referee.changed(),
      asked: (withinMs) => this.#referee.asked(withinMs),
      broken: (what) => this.#referee.broken(10, what),
    };
  }

  async run(): Promise<SimulationReport> {
    const { steps, lastsMs } = this.#options;
    let done = 0;
    this.#start();
    this.#switchLater();
    for (const step of steps) {
      await this.#world.advance(step.atMs - this.#world.monotonicMs());
      if (this.#referee.violation !== null) break;
      this.#options.trace?.(tellStep(step));
      this.#do(step.deed);
      done++;
    }
    if (this.#referee.violation === null) await this.#world.advance(lastsMs - this.#world.monotonicMs());
    return this.#end(done);
  }

  async #end(steps: number): Promise<SimulationReport> {
    this.#referee.stop();
    if (this.#life !== null) this.#kill(null);
    this.#hardware.stop();
    for (const suffix of ['', '-wal', '-shm']) rmSync(this.#options.journalPath + suffix, { force: true });
    const { violation, sent, lists, accepted, troubles } = this.#referee;
    return { steps, requests: sent.length, lists, accepted, troubles, starts: this.#starts, violation };
  }

  #start(): void {
    if (this.#life !== null) return;
    const { plant } = this.#options;
    this.#life = new AppLife({
      number: this.#starts++,
      world: this.#world,
      computer: this.#computer,
      hardware: this.#hardware,
      random: this.#random,
      createClient: this.#createClient,
      plant: (parts) => plant?.(parts, this.#truth) ?? parts,
      onPresence: (_address, iccid) => {
        this.#referee.changed();
        const number = iccid === null ? null : this.#truth.numberOf(iccid);
        if (number !== null) this.#referee.left(number);
      },
      onWarning: (message) => this.#referee.broken(8, message),
    });
    this.#trace(`app starts (${this.#life.number})`);
    this.#life.engine.start();
    this.#referee.started();
  }

  #do(deed: Deed): void {
    if (doByHand(deed, this.#tools) || doAtWindow(deed, this.#tools)) return;
    if (deed.kind === 'weather') this.#setWeather(deed);
    else if (deed.kind === 'sleep') this.#sleep(deed.lastsMs);
    else if (deed.kind === 'quit') void this.#quit(deed);
    else if (deed.kind === 'kill' && deed.moment === 'now') this.#kill(deed.downMs);
    else if (deed.kind === 'kill') this.#armedKill = deed;
  }

  #switchLater(): void {
    const { switchesEveryMs } = this.#options;
    if (switchesEveryMs === null) return;
    this.#world.setTimer(switchesEveryMs, () => {
      const { computer } = this.#tools;
      computer.mode = computer.mode === 'list' ? 'incremental' : 'list';
      this.#trace(`switched to ${computer.mode}`);
      this.#referee.asked();
      this.#tools.app()?.engine.targetChanged();
      this.#switchLater();
    });
  }

  #setWeather({ weather, lastsMs }: Extract<Deed, { kind: 'weather' }>): void {
    this.#sky.weather = weather;
    this.#referee.changed();
    this.#world.setTimer(lastsMs, () => {
      if (this.#sky.weather !== weather) return;
      this.#sky.weather = { kind: 'fine' };
      this.#referee.changed();
    });
  }

  #sleep(lastsMs: number): void {
    const life = this.#life;
    if (life?.phase !== 'running') return;
    if (this.#options.takesOffForSleep) this.#referee.asked(GOODBYE_MS);
    life.fallAsleep(this.#options.takesOffForSleep);
    this.#world.setTimer(lastsMs, () => {
      if (life.phase !== 'asleep') return;
      void life
        .wake(() => this.#world.monotonicMs())
        .then(() => {
          this.#trace('awake again');
          // The time of a heartbeat may stand still in sleep.
          this.#referee.asked(HEARTBEAT_MS);
        });
    });
  }

  /** `downMs` null: for good. */
  #kill(downMs: number | null): void {
    const life = this.#life;
    if (life === null) return;
    this.#life = null;
    this.#armedKill = null;
    this.#trace(`app is over (${life.number})`);
    life.kill();
    this.#hardware.closeAll();
    this.#checkJournal(life.number);
    life.bury();
    this.#sky.takeEnded();
    if (downMs !== null) this.#world.setTimer(downMs, () => this.#start());
  }

  async #quit({ takeOff, downMs }: Extract<Deed, { kind: 'quit' }>): Promise<void> {
    const life = this.#life;
    if (life?.phase !== 'running') return;
    life.phase = 'leaving';
    if (takeOff) this.#referee.asked(GOODBYE_MS);
    const done = takeOff ? await life.engine.goodbye() : null;
    if (this.#life !== life) return;
    if (done?.ok && this.#desk.numbers.size > 0)
      this.#referee.broken(2, 'numbers are listed after a goodbye');
    await life.engine.stop();
    if (this.#life === life) this.#kill(downMs);
  }

  /** Invariant 8, with the eyes of whoever opens the file next. */
  #checkJournal(life: number): void {
    const sent = this.#referee.sent.filter((request) => request.life === life);
    const journal = openJournal(this.#options.journalPath, { clock: this.#world });
    const rows = journal.recentRequests(sent.length).toReversed();
    journal.close();
    for (const [place, { body }] of sent.entries()) {
      const row = rows[place];
      if (row !== undefined && JSON.stringify(JSON.parse(row.request)) === body) continue;
      this.#referee.broken(8, `request ${place + 1} of run ${life} is not in the journal`);
      return;
    }
  }

  #wireEvents() {
    const dies = (moment: KillMoment, request: SentRequest): boolean => {
      const armed = this.#armedKill;
      if (armed?.moment !== moment || request.life !== this.#life?.number) return false;
      this.#kill(armed.downMs);
      return true;
    };
    let before: ReadonlySet<string> = new Set();
    return {
      sent: (request: SentRequest) => {
        this.#trace(`sends ${request.order} ${request.test ?? request.call.name} [${request.call.numbers}]`);
        this.#referee.takeSent(request);
        return dies('sending', request);
      },
      arriving: () => {
        before = new Set(this.#desk.numbers.keys());
      },
      arrived: (request: SentRequest, reply: Parameters<Referee['takeArrived']>[1]) => {
        this.#trace(
          `arrived ${request.order}: ${reply.status} ${reply.transfer.kind} ${reply.body.slice(0, 60)}`,
        );
        this.#referee.takeArrived(request, reply, before);
        return dies('arriving', request);
      },
      ended: (request: SentRequest, ending: Ending) => this.#referee.takeEnded(request, ending),
      answered: (request: SentRequest) => dies('answering', request),
    };
  }

  #trace(what: string): void {
    const atMs = this.#world.monotonicMs();
    this.#options.trace?.(`${(atMs / 1000).toFixed(3).padStart(10)} s      ${what}`);
  }

  #object({ portId, iccid, number }: SentRequest['entries'][number]): string | null {
    const place = placeOfPort(portId);
    const steady = this.#ground.isSteady(place);
    const goneMs = steady ? this.#ground.goneForMs(place, iccid) : this.#ground.missedForMs(place, iccid);
    if (goneMs <= this.#options.unseenMs) return null;
    return `${portId} lists ${number}, whose card left that socket ${Math.round(goneMs / 1000)} s ago`;
  }

  #belongsOnList(number: string): string | null {
    const { computer, hardware } = this.#tools;
    const ageMs = this.#world.monotonicMs() - (this.#life?.startedAtMs ?? 0);
    const port = computer.ports.list().find(({ id }) => {
      const place = placeOfPort(id);
      if (computer.pauses.isPaused(id) || !this.#ground.isListable(place, ageMs)) return false;
      const sim = hardware.simAt(place);
      return sim !== null && this.#truth.numberOf(sim.iccid) === number;
    });
    if (port === undefined) return null;
    const view = this.#life?.engine.ports().find(({ id }) => id === port.id);
    return `${port.id} at ${port.address} (${view?.state} ${view?.reason?.code ?? ''})`;
  }

  #numberAt(place: number): string | null {
    const sim = this.#hardware.simAt(place);
    return sim === null ? null : this.#truth.numberOf(sim.iccid);
  }
}

/** A port keeps its place whatever its tty is called: `Port3` is place 2. */
function placeOfPort(id: string): number {
  return Number(id.slice('Port'.length)) - 1;
}
