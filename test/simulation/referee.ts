import type { SandboxReply } from '../../src-main/sandbox/upstream/sandbox-message.ts';
import type { UpstreamDesk } from '../../src-main/sandbox/upstream/upstream-desk.ts';
import type { Timer } from '../../src-main/shared/clock.ts';
import type { FakeClock } from '../support/fake-clock.ts';
import type { AppLife } from './app-life.ts';
import type { Computer } from './computer.ts';
import { shownDifference, upstreamDifference } from './list-difference.ts';
import { findListFaults } from './list-rules.ts';
import type { PoolTruth } from './pool-truth.ts';
import { RequestPace, SPACING_MS } from './request-pace.ts';
import { hasId, isCarriedOut, type Sky, saysNo, saysYes } from './sky.ts';
import type { Ending, SentRequest } from './wire.ts';

/** `rule`: number of the broken invariant, see docs/simulation.md. */
export interface Violation {
  readonly rule: number;
  readonly atMs: number;
  readonly what: string;
}

interface RefereeParts {
  readonly world: FakeClock;
  readonly desk: UpstreamDesk;
  readonly sky: Sky;
  readonly truth: PoolTruth;
  readonly computer: Computer;
  /** Null while the app is not running. */
  readonly life: () => AppLife | null;
  /** What the physical world says against an entry; null for nothing. */
  readonly objection: (entry: SentRequest['entries'][number]) => string | null;
  /** The number that the upstream refuses just now; null for none. */
  readonly badNumber: () => string | null;
  /** The first rule is broken: the life is over. */
  readonly onViolation: () => void;
  /** The port whose card has the number, when nothing physical speaks against its being listed; else null. */
  readonly belongsOnList: (number: string) => string | null;
}

const CALM_MS = 10_000;
/** A SIM counts again after a sleep once its modem has told it anew; a stuck one takes its timeouts. */
const WAKING_MS = 45_000;
/** The longest wait for the pool at a start, with what timers may be late by. */
const SETTLE_LIMIT_MS = 31_000;
const OFF_WITHIN_MS = 3_000;
const HEARTBEAT_MS = 300_000;
/** The longest pause between two retries lies behind an upstream that has been well for so long. */
const RECOVERED_MS = 12_000;
/** Timers may fire this much early. */
const EARLY_MS = 2;
/** A clock so far ahead makes the upstream refuse each new number for its date. */
const DATE_REFUSED_MS = 55_000;
/** So long may a number that was refused by itself be missing. */
const REFUSED_MS = 31 * 60_000;

/** Watches every list, every answer and every change, and writes down the first rule that is broken. */
export class Referee {
  readonly #parts: RefereeParts;
  readonly #pace: RequestPace;
  readonly sent: SentRequest[] = [];
  violation: Violation | null = null;
  lists = 0;
  accepted = 0;
  troubles = 0;
  #changedAtMs = 0;
  #calm: Timer | null = null;
  #heartbeat: Timer | null = null;
  #lastArrived = 0;
  #lastAcceptedMs: number | null = null;
  #clockRightSinceMs: number | null = 0;
  #provableSinceMs: number | null = 0;
  #firstCarriedOutOf = -1;
  #firstAcceptedOf = -1;
  #inFlight = false;
  #sentAtWallMs = Number.NEGATIVE_INFINITY;
  /** Refused by themselves since the last list that a person asked for: they may be missing. */
  readonly refused = new Map<string, number>();
  /** Numbers of which the last accepted request got no id. */
  readonly #unsaid = new Set<string>();
  /** Numbers that may not be listed any more, and since when. */
  readonly #leftAtMs = new Map<string, number>();

  constructor(parts: RefereeParts) {
    this.#parts = parts;
    const places = parts.computer.ports.list().length;
    this.#pace = new RequestPace(parts.world, places, (what) => this.#fail(9, what));
  }

  /** Something changed: what should be listed, the upstream, or whether the app can do anything about it. */
  changed(): void {
    this.#pace.takeReason();
    this.#changedAtMs = this.#now();
    this.#forgetReturned();
    if (this.#parts.computer.wallErrorMs > DATE_REFUSED_MS) this.#clockRightSinceMs = null;
    else this.#clockRightSinceMs ??= this.#now();
    this.#calm?.cancel();
    this.#calm = this.#parts.world.setTimer(CALM_MS, () => this.checkCalm());
    this.#armHeartbeat();
  }

  /** A person, a start or a wake-up asks for a request, which may be seen only `withinMs`. */
  asked(withinMs = 0): void {
    this.#pace.takeAsked(withinMs);
    this.changed();
  }

  /** A run begins. How long ago the last request was it can tell by the wall clock alone, which may have been set forward since. */
  started(): void {
    if (this.#wallMs() - this.#sentAtWallMs >= SPACING_MS) this.#pace.forgetSent();
    this.asked();
  }

  /** `number` may not be listed any more. */
  left(number: string): void {
    const { world, truth, desk, life } = this.#parts;
    const sinceMs = this.#now();
    const owner = life();
    this.#leftAtMs.set(number, sinceMs);
    world.setTimer(OFF_WITHIN_MS + EARLY_MS, () => {
      const now = life();
      if (now === null || now !== owner || !this.#isWorking(now, sinceMs)) return;
      if (this.#leftAtMs.get(number) !== sinceMs) return;
      if (!this.#wellSince(sinceMs - RECOVERED_MS)) return;
      if (truth.numbers(now.oracle).has(number) || !desk.numbers.has(number)) return;
      this.#fail(5, `${number} is still listed 3 s after its SIM was seen to be gone`);
    });
  }

  takeSent(request: SentRequest): void {
    const { truth, life, computer, objection } = this.#parts;
    this.sent.push(request);
    this.#parts.sky.takeSent();
    this.#inFlight = true;
    this.#sentAtWallMs = this.#wallMs();
    this.#pace.takeSent();
    const sender = life();
    if (sender === null) return;
    for (const { rule, what } of findListFaults(request, truth, sender, computer.ports.list().length))
      this.#fail(rule, what);
    for (const entry of request.entries) {
      const what = objection(entry);
      if (what !== null) this.#fail(1, what);
    }
  }

  /** `before`: the numbers that stood upstream when the request arrived. */
  takeArrived(request: SentRequest, reply: SandboxReply, before: ReadonlySet<string>): void {
    const { sky } = this.#parts;
    if (request.order < this.#lastArrived)
      this.#fail(4, `request ${request.order} came after ${this.#lastArrived}`);
    this.#lastArrived = Math.max(this.#lastArrived, request.order);
    const accepted = request.test === null && saysYes(reply);
    sky.takeReply(reply, accepted);
    if (request.test === null) this.lists++;
    if (request.entries.length === 1 && saysNo(reply))
      for (const { number } of request.entries) this.refused.set(number, this.#now());
    if (request.test === null && isCarriedOut(reply)) this.#judgeFirst(request, before);
    this.#checkSize();
    if (!accepted) return;
    this.accepted++;
    // A single change is no proof of life.
    const { name } = request.call;
    if (name === 'sendNumbersOnline' || name === 'checkWork') this.#lastAcceptedMs = this.#now();
    for (const { number } of request.entries) {
      this.refused.delete(number);
      if (hasId(reply, number)) this.#unsaid.delete(number);
      else this.#unsaid.add(number);
    }
    this.#firstAcceptedOf = request.life;
    this.#armHeartbeat();
    this.#calm ??= this.#parts.world.setTimer(CALM_MS, () => this.checkCalm());
  }

  /** The app has its answer, has given up, or was killed. */
  takeEnded(request: SentRequest, ending: Ending): void {
    // What becomes of a dead run's request concerns nobody.
    if (request.life !== this.#parts.life()?.number) return;
    this.#parts.sky.takeEnded();
    this.#pace.takeEnded(request, ending);
    this.#inFlight = false;
    const isAccepted = ending.kind === 'answered' && ending.answer.kind === 'accepted';
    if (!isAccepted || request.test !== null) this.troubles++;
  }

  /** Invariant 2. */
  checkCalm(): void {
    this.#calm?.cancel();
    this.#calm = null;
    const now = this.#parts.life();
    if (now === null) return;
    const wakingMs = now.runsSinceMs === now.startedAtMs ? 0 : now.runsSinceMs + WAKING_MS - this.#now();
    if (wakingMs > 0) {
      this.#calm = this.#parts.world.setTimer(wakingMs, () => this.checkCalm());
      return;
    }
    const settlingMs =
      this.#firstAcceptedOf === now.number ? 0 : now.runsSinceMs + SETTLE_LIMIT_MS + CALM_MS - this.#now();
    if (settlingMs > 0) {
      this.#calm = this.#parts.world.setTimer(settlingMs, () => this.checkCalm());
      return;
    }
    if (!this.#isWorking(now, this.#now() - CALM_MS)) return;
    if (!this.#wellSince(this.#now() - CALM_MS) || this.#now() - this.#changedAtMs < CALM_MS) return;
    const lists = this.#lists(now);
    const upstream = upstreamDifference(lists);
    if (upstream !== null) this.#fail(2, `${upstream}, sync ${now.engine.syncView().state}`);
    const shown = this.#inFlight ? null : shownDifference(lists);
    if (shown !== null) this.#fail(2, shown);
  }

  #lists({ oracle, engine }: AppLife): Parameters<typeof upstreamDifference>[0] {
    const { truth, desk } = this.#parts;
    const isKept = ([number]: readonly [string, unknown]) => !this.#isRefused(number);
    return {
      wanted: new Map([...truth.wanted(oracle)].filter(isKept)),
      upstream: new Map([...desk.numbers].filter(isKept)),
      accepted: engine.syncView().accepted.filter(({ number }) => !this.#isRefused(number)),
      ports: engine.ports(),
      isUnsaid: (number) => this.#unsaid.has(number),
    };
  }

  broken(rule: number, what: string): void {
    this.#fail(rule, what);
  }

  stop(): void {
    this.#calm?.cancel();
    this.#heartbeat?.cancel();
  }

  /** Settled and sending freely since `sinceMs`. */
  #isWorking(life: AppLife, sinceMs: number): boolean {
    return life.phase === 'running' && life.steadySinceMs <= sinceMs && this.#mustHaveSent(life, sinceMs);
  }

  /** Settled, by its own word or because decision 8 gives it no longer, and given the time for a first list. */
  #mustHaveSent(life: AppLife, sinceMs: number): boolean {
    if (life.runsSinceMs + SETTLE_LIMIT_MS <= sinceMs) return true;
    return life.engine.settled() && this.#firstAcceptedOf === life.number;
  }

  #wellSince(sinceMs: number): boolean {
    const { wellSinceMs } = this.#parts.sky;
    return wellSinceMs !== null && wellSinceMs <= sinceMs;
  }

  /** A number that may be listed again has no time to leave by. */
  #forgetReturned(): void {
    const life = this.#parts.life();
    if (life === null || this.#leftAtMs.size === 0) return;
    for (const number of this.#parts.truth.numbers(life.oracle)) this.#leftAtMs.delete(number);
  }

  /** Invariant 3. */
  #armHeartbeat(): void {
    this.#heartbeat?.cancel();
    this.#heartbeat = null;
    const fromMs = this.#beatFromMs();
    if (fromMs === null) return;
    const leftMs = fromMs + HEARTBEAT_MS + EARLY_MS - this.#now();
    this.#heartbeat = this.#parts.world.setTimer(leftMs, () => {
      this.#heartbeat = null;
      const nowFromMs = this.#beatFromMs();
      if (nowFromMs === null || this.#now() - nowFromMs <= HEARTBEAT_MS) this.#armHeartbeat();
      else this.#fail(3, 'nothing was accepted for 300 s although the upstream was reachable');
    });
  }

  #beatFromMs(): number | null {
    if (this.#hasProof()) this.#provableSinceMs ??= this.#now();
    else this.#provableSinceMs = null;
    const life = this.#parts.life();
    const { reachableSinceMs } = this.#parts.sky;
    if (life === null || life.phase !== 'running' || reachableSinceMs === null) return null;
    if (this.#clockRightSinceMs === null || this.#provableSinceMs === null) return null;
    const fromMs = Math.max(this.#lastAcceptedMs ?? SETTLE_LIMIT_MS, this.#provableSinceMs);
    return Math.max(fromMs, reachableSinceMs, life.runsSinceMs, this.#clockRightSinceMs);
  }

  /** What stands upstream may be what single changes made of it. */
  #checkSize(): void {
    const { desk, computer } = this.#parts;
    const ports = computer.ports.list().length;
    if (desk.numbers.size > ports)
      this.#fail(1, `${desk.numbers.size} numbers of ${ports} ports stand upstream`);
  }

  /**
   * There is something to be accepted. An upstream that never had a list needs none without numbers, and one that refuses the only number
   * is not sent an empty list instead: that would delete all (decision 13).
   */
  #hasProof(): boolean {
    const life = this.#parts.life();
    const bad = this.#parts.badNumber();
    if (life === null || (bad === null && this.#lastAcceptedMs !== null)) return true;
    const wanted = this.#parts.truth.numbers(life.oracle);
    return [...wanted].some((number) => number !== bad && !this.#isRefused(number));
  }

  /** `before`: what stood upstream until the first request of a run was carried out, whatever became of the answer. */
  #judgeFirst(request: SentRequest, before: ReadonlySet<string>): void {
    const life = this.#parts.life();
    if (this.#firstCarriedOutOf === request.life) return;
    this.#firstCarriedOutOf = request.life;
    // After a sleep it is not the start that a list is due to.
    if (life?.number === request.life && life.phase === 'running' && life.runsSinceMs === life.startedAtMs)
      this.#checkFirstList(before, new Set(this.#parts.desk.numbers.keys()));
  }

  /** Invariant 7: what left because the app was started, not because anything happened to it. */
  #checkFirstList(before: ReadonlySet<string>, after: ReadonlySet<string>): void {
    for (const number of before) {
      if (after.has(number) || this.#isRefused(number)) continue;
      const port = this.#parts.belongsOnList(number);
      if (port !== null) this.#fail(7, `${number} left the list at an app start, with its SIM in ${port}`);
    }
  }

  #isRefused(number: string): boolean {
    const refusedAtMs = this.refused.get(number);
    // The half hour does not count sleep.
    return (
      refusedAtMs !== undefined &&
      this.#now() - Math.max(refusedAtMs, this.#parts.life()?.runsSinceMs ?? 0) < REFUSED_MS
    );
  }

  #wallMs(): number {
    return this.#parts.world.nowMs() + this.#parts.computer.wallErrorMs;
  }

  #now(): number {
    return this.#parts.world.monotonicMs();
  }

  #fail(rule: number, what: string): void {
    if (this.violation !== null) return;
    this.violation = { rule, atMs: this.#now(), what };
    this.#parts.onViolation();
  }
}
