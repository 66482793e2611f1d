import type { CheckMode, CheckReport } from '../shared/check-report.ts';
import { createEmitter, type Unsubscribe } from '../shared/emitter.ts';
import type { E164 } from '../shared/ids.ts';
import { createPause, type Pause } from '../shared/pause.ts';
import type { UpstreamNumberView } from '../shared/port-view.ts';
import { err, ok, type Result } from '../shared/result.ts';
import type { ExchangeView, SyncCause, SyncView } from '../shared/sync-view.ts';
import { listCall } from '../upstream/upstream-call.ts';
import type { UpstreamTarget } from '../upstream/upstream-client.ts';
import { type CheckDesk, createCheckDesk, NOTHING_TO_CHECK } from './check-desk.ts';
import { gapResumed } from './gap-tracker.ts';
import { sayGoodbye } from './goodbye.ts';
import { isJoinable } from './joinable.ts';
import { nextLookMs } from './list-freshness.ts';
import { nextByStrategy, withStrategy } from './next-request.ts';
import { numberWord } from './number-word.ts';
import { noteLaunch } from './request-launch.ts';
import { createRequestRecorder } from './request-recorder.ts';
import { nextInSearch } from './search-request.ts';
import { createSyncAlarm, type SyncAlarm } from './sync-alarm.ts';
import type { SyncDeps } from './sync-deps.ts';
import { createFlightDeck, type FlightDeck, type LandedFlight, WAKE_PATIENCE_MS } from './sync-flight.ts';
import { isUnfinished, NO_SEARCH, resumed, type SyncMemory } from './sync-memory.ts';
import { syncObstacle } from './sync-obstacle.ts';
import { applyExchange } from './sync-outcome.ts';
import { SyncPicture } from './sync-picture.ts';
import type { NextRequest } from './sync-request.ts';
import { createSyncViewBuilder } from './sync-view-builder.ts';
import { createSyncWaiters } from './sync-waiters.ts';

/** Owner of the sync's one timer. What follows from what is decided by the pure files beside it. */
export class SyncRunner {
  readonly #deps: SyncDeps;
  readonly #deck: FlightDeck;
  readonly #picture: SyncPicture;
  readonly #pause: Pause;
  readonly #alarm: SyncAlarm;
  readonly #checks: CheckDesk;
  readonly #buildView = createSyncViewBuilder();
  readonly #waiters = createSyncWaiters();
  readonly #changes = createEmitter<void>();
  #phase: 'new' | 'running' | 'away' | 'stopped' = 'new';
  #asked: 'manual' | 'resume' | null = null;
  /** Counts lists; what a list needs to be settled (probes, its rest) belongs to its round. */
  #round = 0;
  #lastExchange: ExchangeView | null = null;
  #goodbye: Promise<Result<null>> | null = null;

  constructor(deps: SyncDeps) {
    this.#deps = deps;
    const { clock, warn } = deps;
    this.#alarm = createSyncAlarm({ clock, warn, look: () => this.changed() });
    const onLanded = (landed: LandedFlight) => this.#alarm.attempt(() => this.#landed(landed));
    const createDeck = deps.createFlightDeck ?? createFlightDeck;
    this.#deck = createDeck({ clock: deps.clock, send: createRequestRecorder(deps), onLanded });
    this.#pause = createPause(deps.clock);
    this.#picture = new SyncPicture(deps);
    this.#checks = createCheckDesk(clock, this.#picture);
  }

  start(): void {
    if (this.#phase !== 'new') return;
    this.#phase = 'running';
    this.changed();
  }

  changed(): void {
    this.#picture.refresh();
    this.#plan();
    this.#changes.emit();
  }

  async syncNow(): Promise<Result<null>> {
    this.#picture.refresh();
    const obstacle = this.#obstacle(true);
    if (obstacle !== null) return err(obstacle);
    if (isJoinable(this.#memory, this.#deck.current, this.#picture)) return this.#waiters.wait(this.#round);
    this.#asked = 'manual';
    // Else they go along with the list that is asked for: what is under way still needs to know whom it leaves out.
    if (this.#obstacle() !== null) this.#picture.startAnew();
    const ack = this.#waiters.wait(this.#round + 1);
    this.#plan();
    this.#changes.emit();
    return ack;
  }

  async check(mode: CheckMode): Promise<Result<CheckReport>> {
    this.#picture.refresh();
    const obstacle = this.#obstacle();
    if (obstacle !== null) return err(obstacle);
    if (this.#picture.entries.length === 0) return err(NOTHING_TO_CHECK);
    const answer = this.#checks.ask(mode);
    this.#plan();
    return answer;
  }

  suspend(): void {
    if (this.#phase === 'running') this.#leave('away', 'The computer goes to sleep.');
  }

  resume(): void {
    if (this.#phase === 'new' || this.#phase === 'stopped') return;
    if (this.#phase === 'away' && this.#goodbye === null) void this.#deck.land(WAKE_PATIENCE_MS);
    this.#phase = 'running';
    this.#pause.wake();
    this.#asked ??= 'resume';
    this.#picture.learn({
      ...resumed(this.#memory),
      gaps: gapResumed(this.#memory.gaps, this.#picture.now()),
    });
    this.changed();
  }

  goodbye(): Promise<Result<null>> {
    if (this.#phase === 'stopped') return Promise.resolve(err('Portlight is closing.'));
    if (this.#goodbye !== null) return this.#goodbye;
    // Another account's list is not ours to empty.
    this.#picture.refresh();
    this.#leave('away', 'The numbers are being taken off.');
    this.#goodbye = sayGoodbye({
      clock: this.#deps.clock,
      target: this.#deps.target(),
      deck: this.#deck,
      pause: this.#pause,
      memory: () => this.#memory,
      wanted: () => this.#phase === 'away',
      sendEmpty: (target, timeoutMs) =>
        this.#launch(
          withStrategy(this.#memory, { kind: 'list', cause: 'goodbye', call: listCall([]), timeoutMs }),
          target,
        ),
    }).finally(() => {
      this.#goodbye = null;
    });
    return this.#goodbye;
  }

  async stop(): Promise<void> {
    this.#leave('stopped', 'Portlight is closing.');
    await this.#deck.land(0);
  }

  view(): SyncView {
    return this.#buildView(
      {
        memory: this.#memory,
        list: this.#picture.list,
        configured: this.#deps.target() !== null,
        stopped: this.#phase === 'away' || this.#phase === 'stopped',
        flight: this.#deck.current,
        asked: this.#asked !== null,
        nextMs: this.#alarm.requestAtMs,
        lastExchange: this.#lastExchange,
      },
      this.#picture.now(),
    );
  }

  numberView(number: E164): UpstreamNumberView {
    return numberWord(number, this.#memory, this.#picture.list);
  }

  onChange(listener: () => void): Unsubscribe {
    return this.#changes.subscribe(listener);
  }

  get #memory(): SyncMemory {
    return this.#picture.memory;
  }

  #leave(phase: 'away' | 'stopped', why: string): void {
    this.#phase = phase;
    this.#asked = null;
    this.#picture.learn({ ...this.#memory, ...NO_SEARCH });
    this.#alarm.cancel();
    this.#pause.wake();
    this.#waiters.settle(Number.POSITIVE_INFINITY, err(why));
    this.#checks.giveUp(why);
    this.#changes.emit();
  }

  #obstacle(triesRefused = false): string | null {
    return syncObstacle({
      triesRefused,
      running: this.#phase === 'running',
      configured: this.#picture.isConfigured,
      list: this.#picture.list,
      ledger: this.#memory.ledger,
    });
  }

  #plan(): void {
    this.#alarm.cancel();
    if (this.#phase !== 'running') return;
    const { current } = this.#deck;
    if (current !== null) {
      if (current.kind === 'check' && this.#checks.mustGiveWay(current, this.#picture.planned(this.#asked)))
        void this.#deck.land(0);
      return;
    }
    const obstacle = this.#obstacle();
    if (obstacle !== null) {
      // A wake-up still asks for its list once the way is free.
      if (this.#asked === 'manual') this.#asked = null;
      this.#picture.learn({ ...this.#memory, ...NO_SEARCH });
      this.#waiters.settle(this.#round + 1, err(obstacle));
      this.#checks.giveUp(obstacle);
      this.#alarm.planLook();
      return;
    }
    if (this.#picture.entries.length === 0) this.#checks.giveUp(NOTHING_TO_CHECK);
    const planned = this.#picture.planned(this.#asked);
    const room = this.#checks.room(planned);
    const lookAtMs = nextLookMs(this.#picture.list, this.#picture.now().monotonicMs);
    if (room === null) this.#alarm.planRequest(planned.atMs, lookAtMs, () => this.#fire(planned.cause));
    else this.#alarm.planRequest(room.atMs, lookAtMs, () => this.#fireCheck());
  }

  #fire(cause: SyncCause): void {
    this.#alarm.cancel();
    if (cause === 'manual') this.#picture.startAnew();
    else this.#picture.refresh();
    // A wake-up asks for a list: left to a search, its ask would outlive each pause.
    if (cause === 'resume') this.#picture.learn({ ...this.#memory, ...NO_SEARCH });
    const target = this.#obstacle() === null ? this.#deps.target() : null;
    if (target === null) this.#plan();
    else this.#launch(this.#nextInSearch() ?? this.#nextStep(cause), target);
    this.#changes.emit();
  }

  #fireCheck(): void {
    this.#alarm.cancel();
    this.#picture.refresh();
    const target = this.#obstacle() === null ? this.#deps.target() : null;
    const room = this.#checks.room(this.#picture.planned(this.#asked));
    if (target === null || room === null) this.#plan();
    else this.#launch(this.#checks.next(room), target);
    this.#changes.emit();
  }

  #nextInSearch(): NextRequest | null {
    const step = nextInSearch(this.#memory, this.#picture.entries, this.#picture.now().monotonicMs);
    this.#picture.learn(step.memory);
    return step.request;
  }

  #nextStep(planned: SyncCause): NextRequest {
    const cause = planned === 'probe' ? 'retry' : planned;
    const entries = this.#picture.entries;
    const nowMs = this.#picture.now().monotonicMs;
    const request = nextByStrategy({ cause, memory: this.#memory, entries, nowMs });
    // Any whole list is what a wake-up asks for; a person is answered by a list of his own.
    if (planned === this.#asked || (this.#asked === 'resume' && request.kind === 'list')) this.#asked = null;
    if (request.kind === 'list' && !this.#memory.restDue) this.#round += 1;
    return request;
  }

  #launch(request: NextRequest, target: UpstreamTarget): void {
    const at = new Date(this.#deps.clock.nowMs()).toISOString();
    const { memory, difference } = noteLaunch(this.#memory, request, this.#picture.list?.key ?? null, at);
    this.#picture.learn(memory);
    this.#deck.launch(request, target, difference);
  }

  #landed(landed: LandedFlight): void {
    const { flight, exchange, view } = landed;
    const ended = {
      ...flight,
      guarded: this.#picture.list?.guarded ?? [],
      ended: this.#picture.now(),
      exchange,
    };
    // An answer of the address before says nothing of the list at the present one.
    const isOurs = flight.targetKey === this.#picture.targetKey;
    // Nor does the answer to a probe tell a person anything once its search was given up.
    const isStray = flight.kind === 'probe' && this.#memory.search === null;
    this.#picture.learn(
      isOurs
        ? applyExchange(this.#memory, ended, this.#deps.random)
        : { ...this.#memory, lastEndMs: ended.ended.monotonicMs },
    );
    if (flight.kind === 'check') this.#checks.landed(landed, isOurs);
    else if (flight.kind !== 'probe') {
      this.#lastExchange = view;
      const { entries } = flight.call;
      if (isOurs && view?.outcome === 'accepted' && entries.length > 0)
        this.#alarm.attempt(() => this.#deps.onAccepted(entries));
    }
    this.#alarm.attempt(() => this.#picture.refresh());
    this.#plan();
    const { lastError } = this.#memory;
    if (isOurs && !isStray && !isUnfinished(this.#memory))
      this.#waiters.settle(this.#round, lastError ? err(lastError.text) : ok(null));
    this.#changes.emit();
  }
}
