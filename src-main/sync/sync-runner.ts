import { createEmitter, type Unsubscribe } from '../shared/emitter.ts';
import type { E164 } from '../shared/ids.ts';
import type { UpstreamNumberView } from '../shared/port-view.ts';
import { err, ok, type Result } from '../shared/result.ts';
import type { ExchangeView, SyncCause, SyncView } from '../shared/sync-view.ts';
import type { UpstreamTarget } from '../upstream/upstream-client.ts';
import { gapResumed, type Moment } from './gap-tracker.ts';
import { sayGoodbye } from './goodbye.ts';
import { createKeptBackReporter } from './kept-back-reporter.ts';
import { ledgerDifference } from './ledger.ts';
import { nextLookMs } from './list-freshness.ts';
import { numberWord } from './number-word.ts';
import { listKey, type OutgoingList, prepareList } from './outgoing-list.ts';
import { createPause, type Pause } from './pause.ts';
import { releaseChanged, releaseOld } from './quarantine.ts';
import { createRequestRecorder } from './request-recorder.ts';
import { nextInSearch } from './search-request.ts';
import { createSyncAlarm, type SyncAlarm } from './sync-alarm.ts';
import type { SyncDeps } from './sync-deps.ts';
import {
  createFlightDeck,
  type Flight,
  type FlightDeck,
  type LandedFlight,
  type NextRequest,
  targetKeyOf,
} from './sync-flight.ts';
import { createSyncMemory, listLaunched, resumed, retargeted, type SyncMemory } from './sync-memory.ts';
import { syncObstacle } from './sync-obstacle.ts';
import { applyExchange } from './sync-outcome.ts';
import { planRequest, requestTimeoutMs } from './sync-schedule.ts';
import { buildSyncView } from './sync-view-builder.ts';
import { createSyncWaiters } from './sync-waiters.ts';

/** Owner of the sync's one timer. What follows from what is decided by the pure files beside it. */
export class SyncRunner {
  readonly #deps: SyncDeps;
  readonly #deck: FlightDeck;
  readonly #reportKeptBack: ReturnType<typeof createKeptBackReporter>;
  readonly #pause: Pause;
  readonly #alarm: SyncAlarm;
  readonly #waiters = createSyncWaiters();
  readonly #changes = createEmitter<void>();
  #memory: SyncMemory;
  #list: OutgoingList | null = null;
  #phase: 'new' | 'running' | 'away' | 'stopped' = 'new';
  #asked: 'manual' | 'resume' | null = null;
  /** Counts lists; what a list needs to be settled (probes, its rest) belongs to its round. */
  #round = 0;
  /** The last one known: while a key file is rewritten there is none for a moment, and then the same again. */
  #targetKey: string | null = null;
  #configured = false;
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
    this.#reportKeptBack = createKeptBackReporter(deps.journal, deps.clock);
    this.#memory = createSyncMemory(deps.journal, this.#now());
  }

  start(): void {
    if (this.#phase !== 'new') return;
    this.#phase = 'running';
    this.changed();
  }

  changed(): void {
    this.#refresh();
    this.#plan();
    this.#changes.emit();
  }

  async syncNow(): Promise<Result<null>> {
    this.#refresh();
    const obstacle = this.#obstacle();
    if (obstacle !== null) return err(obstacle);
    if (this.#joinable()) return this.#waiters.wait(this.#round);
    this.#asked = 'manual';
    const ack = this.#waiters.wait(this.#round + 1);
    this.#plan();
    this.#changes.emit();
    return ack;
  }

  suspend(): void {
    if (this.#phase === 'running') this.#leave('away', 'The computer goes to sleep.');
  }

  resume(): void {
    if (this.#phase === 'new' || this.#phase === 'stopped') return;
    this.#phase = 'running';
    this.#pause.end();
    this.#asked ??= 'resume';
    this.#memory = { ...resumed(this.#memory), gaps: gapResumed(this.#memory.gaps, this.#now()) };
    this.changed();
  }

  goodbye(): Promise<Result<null>> {
    if (this.#phase === 'stopped') return Promise.resolve(err('Portlight is closing.'));
    if (this.#goodbye !== null) return this.#goodbye;
    this.#leave('away', 'The numbers are being taken off.');
    this.#goodbye = sayGoodbye({
      clock: this.#deps.clock,
      target: this.#deps.target(),
      deck: this.#deck,
      pause: this.#pause,
      memory: () => this.#memory,
      wanted: () => this.#phase === 'away',
      sendEmpty: (target, timeoutMs) =>
        this.#launch({ kind: 'list', cause: 'goodbye', entries: [], timeoutMs }, target),
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
    return buildSyncView(
      {
        memory: this.#memory,
        list: this.#list,
        configured: this.#deps.target() !== null,
        stopped: this.#phase === 'away' || this.#phase === 'stopped',
        inFlight: this.#deck.current !== null,
        asked: this.#asked !== null,
        nextMs: this.#alarm.requestAtMs,
        lastExchange: this.#lastExchange,
      },
      this.#now(),
    );
  }

  numberView(number: E164): UpstreamNumberView {
    return numberWord(number, this.#memory, this.#list);
  }

  onChange(listener: () => void): Unsubscribe {
    return this.#changes.subscribe(listener);
  }

  #now(): Moment {
    return { wallMs: this.#deps.clock.nowMs(), monotonicMs: this.#deps.clock.monotonicMs() };
  }

  #leave(phase: 'away' | 'stopped', why: string): void {
    this.#phase = phase;
    this.#asked = null;
    this.#memory = { ...this.#memory, search: null, restDue: false };
    this.#alarm.cancel();
    this.#pause.end();
    this.#waiters.settle(Number.POSITIVE_INFINITY, err(why));
    this.#changes.emit();
  }

  /** Reads target and desired list anew, and notes since when the list differs from the one upstream. */
  #refresh(): void {
    const targetKey = targetKeyOf(this.#deps.target());
    this.#configured = targetKey !== null;
    if (targetKey !== null && targetKey !== this.#targetKey) {
      this.#targetKey = targetKey;
      this.#memory = retargeted(this.#memory, targetKey);
    }
    const now = this.#now().monotonicMs;
    const desired = this.#deps.desired();
    const quarantine = releaseOld(releaseChanged(this.#memory.quarantine, desired.entries), now);
    const list = prepareList(desired, quarantine, now);
    const { acceptedKey, sentKey } = this.#memory;
    const differs = acceptedKey !== null && acceptedKey !== list.key;
    const changedAtMs = differs ? (this.#memory.changedAtMs ?? now) : null;
    const isFresh = sentKey !== null && sentKey !== list.key;
    const freshAtMs = isFresh ? (this.#memory.freshAtMs ?? now) : null;
    this.#list = list;
    this.#memory = { ...this.#memory, quarantine, changedAtMs, freshAtMs };
    this.#reportKeptBack(list.dropped);
  }

  #obstacle(): string | null {
    return syncObstacle({
      running: this.#phase === 'running',
      configured: this.#configured,
      list: this.#list,
      ledger: this.#memory.ledger,
    });
  }

  /** True while the request in flight, or the search behind it, will end with what a person asks for. */
  #joinable(): boolean {
    const { search, restDue, quarantine } = this.#memory;
    const { current } = this.#deck;
    if (search !== null || restDue) return true;
    return current?.kind === 'list' && current.key === this.#list?.key && quarantine.size === 0;
  }

  #plan(): void {
    this.#alarm.cancel();
    if (this.#deck.current !== null || this.#phase !== 'running') return;
    const obstacle = this.#obstacle();
    if (obstacle !== null) {
      this.#asked = null;
      this.#memory = { ...this.#memory, search: null, restDue: false };
      this.#waiters.settle(this.#round + 1, err(obstacle));
      this.#alarm.planLook();
      return;
    }
    const { search, restDue, acceptedKey, ledger } = this.#memory;
    const planned = planRequest({
      ...this.#memory,
      asked: this.#asked,
      unfinished: search !== null ? 'probe' : restDue ? 'retry' : null,
      first: acceptedKey === null,
      uncertain: ledger.uncertain.size > 0,
      count: this.#list?.entries.length ?? 0,
    });
    const lookAtMs = nextLookMs(this.#list, this.#now().monotonicMs);
    this.#alarm.planRequest(planned.atMs, lookAtMs, () => this.#fire(planned.cause));
  }

  #fire(cause: SyncCause): void {
    this.#alarm.cancel();
    if (cause === 'manual') this.#memory = { ...this.#memory, quarantine: new Map() };
    this.#refresh();
    const target = this.#obstacle() === null ? this.#deps.target() : null;
    if (target === null) this.#plan();
    else this.#launch(this.#nextInSearch() ?? this.#nextList(cause), target);
    this.#changes.emit();
  }

  #nextInSearch(): NextRequest | null {
    const step = nextInSearch(this.#memory, this.#list?.entries ?? [], this.#now().monotonicMs);
    this.#memory = step.memory;
    return step.request;
  }

  #nextList(planned: SyncCause): NextRequest {
    if (!this.#memory.restDue) this.#round += 1;
    if (planned === this.#asked) this.#asked = null;
    const cause = planned === 'probe' ? 'retry' : planned;
    const timeoutMs = requestTimeoutMs(this.#now().monotonicMs, this.#memory.lastAcceptedMs);
    return { kind: 'list', cause, entries: this.#list?.entries ?? [], timeoutMs };
  }

  #launch(request: NextRequest, target: UpstreamTarget): void {
    const numbers = request.entries.map((entry) => entry.number);
    const isList = request.kind === 'list';
    const difference = isList ? ledgerDifference(this.#memory.ledger, numbers) : { added: [], removed: [] };
    const at = new Date(this.#deps.clock.nowMs()).toISOString();
    const key = listKey(request.entries);
    this.#memory = isList
      ? listLaunched(this.#memory, { numbers, key }, at)
      : { ...this.#memory, lastAttemptAt: at };
    this.#deck.launch(request, target, difference);
  }

  #landed({ flight, exchange, view }: LandedFlight): void {
    const ended = { ...flight, guarded: this.#list?.guarded ?? [], ended: this.#now(), exchange };
    // An answer of the address before says nothing of the list at the present one.
    const isOurs = flight.targetKey === this.#targetKey;
    this.#memory = isOurs
      ? applyExchange(this.#memory, ended, this.#deps.random)
      : { ...this.#memory, lastEndMs: ended.ended.monotonicMs };
    if (flight.kind === 'list') {
      this.#lastExchange = view;
      if (isOurs && view?.outcome === 'accepted') this.#alarm.attempt(() => this.#noteAccepted(flight));
    }
    this.#alarm.attempt(() => this.#refresh());
    this.#plan();
    const { search, restDue, lastError } = this.#memory;
    if (search === null && !restDue)
      this.#waiters.settle(this.#round, lastError ? err(lastError.text) : ok(null));
    this.#changes.emit();
  }

  #noteAccepted(flight: Flight): void {
    const { ledger, mark } = this.#memory;
    const at = new Date(this.#deps.clock.nowMs()).toISOString();
    this.#deps.journal.recordAccepted(at, [...(ledger.accepted?.values() ?? [])], mark);
    this.#deps.onAccepted(flight.entries);
  }
}
