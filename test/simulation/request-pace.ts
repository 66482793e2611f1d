import type { FakeClock } from '../support/fake-clock.ts';
import { saysNo, saysYes } from './sky.ts';
import type { Ending, SentRequest } from './wire.ts';

/** `alone`: nothing came, or nothing that can be read. `no`: what it holds is refused. `passed`: a yes to a test. */
type Outcome = 'yes' | 'passed' | 'no' | 'denied' | 'alone';

export const SPACING_MS = 2_000;
/** Timers may fire this much early. */
const EARLY_MS = 2;
/** Decision 14: one try per heartbeat. */
const BLOCKED_MS = 285_000;
const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 30_000;
const LONGEST_OWED_PAUSE_MS = 7_000;
/** Pauses are spread by a fifth. */
const SPREAD = 0.8;
/** One more try before the heartbeat is late may cut a pause short. */
const LAST_CALL_MS = 297_000;
/** The soonest heartbeat: so early that a culprit could still be found among few numbers, at a slow upstream. */
const SOONEST_BEAT_MS = 230_000;
/** A lone number that was refused is set aside for so long: its return is another list, and needs no other reason. */
const ASIDE_MS = 284_000;
/** The request that was asked for, and a heartbeat's last call, whose time may have stood still in a sleep shortly before. */
const EXCUSES = 2;
/** Accepted for one reason: the change, a list that confirms it, and what a search has left. */
const ACCEPTED_AT_ONCE = 4;
/** Beside two times the halvings: the list itself, who bears witness, the list without the culprit. */
const SEARCH_STEPS = 8;

/** Invariant 9: each request has a reason in the world, or waits for the pause that the end of the one before asks for. */
export class RequestPace {
  readonly #world: FakeClock;
  readonly #places: number;
  readonly #fail: (what: string) => void;
  #lastSentMs = Number.NEGATIVE_INFINITY;
  #last: { readonly outcome: Outcome; readonly endMs: number; readonly ending: Ending } | null = null;
  #blockedSinceMs: number | null = null;
  #reasonAtMs = 0;
  /** Until then so many requests may come without the pause. */
  #excusedUntilMs = Number.NEGATIVE_INFINITY;
  #excuses = 0;
  #beatAtMs: number | null = null;
  /** When a list was refused last; null once the number that was set aside for it has come back. */
  #refusedAtMs: number | null = null;
  /** Since the last reason. */
  #accepted = 0;
  /** Since the last reason or yes. */
  #failures = 0;
  #bursts = 0;
  #inBurst = 0;

  constructor(world: FakeClock, places: number, fail: (what: string) => void) {
    this.#world = world;
    this.#places = places;
    this.#fail = fail;
  }

  /** Something happened in the world that may change the list, or the upstream. */
  takeReason(): void {
    this.#reasonAtMs = this.#world.monotonicMs();
    this.#accepted = 0;
    this.#calmDown();
  }

  /**
   * A person, a start or a wake-up asks for a request, whatever the upstream has said before. `withinMs`: the app may see that only so
   * much later, or comes once more because of it, as its own time stood still.
   */
  takeAsked(withinMs: number): void {
    this.takeReason();
    this.#blockedSinceMs = null;
    this.#excusedUntilMs = Math.max(this.#excusedUntilMs, this.#reasonAtMs + withinMs);
    this.#excuses = EXCUSES;
  }

  /** The app cannot know how long ago the last request was. */
  forgetSent(): void {
    this.#lastSentMs = Number.NEGATIVE_INFINITY;
  }

  takeSent(): void {
    const now = this.#world.monotonicMs();
    const gapMs = now - this.#lastSentMs;
    this.#lastSentMs = now;
    if (gapMs < SPACING_MS - EARLY_MS) this.#fail(`two requests ${Math.round(gapMs)} ms apart`);
    const haste = this.#hasteOf(now);
    if (haste !== null && now < this.#excusedUntilMs && this.#excuses > 0) {
      const left = this.#excuses - 1;
      this.takeAsked(0);
      this.#excuses = left;
    } else if (haste !== null && this.#refusedAtMs !== null && now - this.#refusedAtMs >= ASIDE_MS) {
      this.#refusedAtMs = null;
    } else if (haste !== null) this.#fail(haste);
    if (this.#last?.outcome !== 'alone' && this.#last !== null && this.#last.outcome !== 'yes')
      this.#checkSearch(now - this.#last.endMs);
  }

  takeEnded(request: SentRequest, ending: Ending): void {
    const now = this.#world.monotonicMs();
    const outcome = outcomeOf(request, ending);
    this.#last = { outcome, endMs: now, ending };
    if (outcome === 'no') this.#refusedAtMs = now;
    if (outcome === 'denied') this.#blockedSinceMs = this.#lastSentMs;
    if (outcome === 'alone') this.#failures++;
    if (outcome !== 'yes') return;
    this.#blockedSinceMs = null;
    // A single change is no proof of life.
    if (request.call.name === 'sendNumbersOnline' || request.call.name === 'checkWork')
      this.#beatAtMs = this.#lastSentMs;
    this.#calmDown();
    this.#accepted++;
    const beats = (now - this.#reasonAtMs) / SOONEST_BEAT_MS;
    if (this.#accepted > ACCEPTED_AT_ONCE + 2 * this.#places + beats)
      this.#fail(`${this.#accepted} accepted requests within ${tell(now - this.#reasonAtMs)} for one reason`);
  }

  #calmDown(): void {
    this.#failures = 0;
    this.#bursts = 0;
    this.#inBurst = 0;
  }

  /** What is wrong with a request at this time; null: nothing. */
  #hasteOf(now: number): string | null {
    if (this.#blockedSinceMs !== null && now - this.#blockedSinceMs < BLOCKED_MS - EARLY_MS)
      return `a request ${tell(now - this.#blockedSinceMs)} after one that was denied`;
    if (this.#last?.outcome !== 'alone' || this.#failures === 0) return null;
    const { endMs, ending } = this.#last;
    const lastCallMs = (this.#beatAtMs ?? Number.NEGATIVE_INFINITY) + LAST_CALL_MS - EARLY_MS;
    if (endMs < lastCallMs && now >= lastCallMs) return null;
    const pauseMs = askedPauseMs(ending) ?? pauseAfter(this.#failures, longestPauseMs(ending));
    if (now - endMs >= pauseMs - EARLY_MS) return null;
    return `a retry ${tell(now - endMs)} after failure ${this.#failures}, not ${tell(pauseMs)}`;
  }

  /** A search is a burst; between two of them lie pauses that grow. */
  #checkSearch(gapMs: number): void {
    const isPause = gapMs >= pauseAfter(this.#bursts + 1, LONGEST_PAUSE_MS) - EARLY_MS;
    if (isPause) this.#bursts++;
    this.#inBurst = isPause ? 1 : this.#inBurst + 1;
    const most = 2 * Math.ceil(Math.log2(this.#places)) + this.#places + SEARCH_STEPS;
    if (this.#inBurst > most) this.#fail(`${this.#inBurst} requests in a row to find out why one is refused`);
  }
}

function pauseAfter(failures: number, longestMs: number): number {
  return SPREAD * Math.min(longestMs, FIRST_PAUSE_MS * 2 ** (failures - 1));
}

/** The pause that the upstream has asked for, as far as a heartbeat lets it. */
function askedPauseMs(ending: Ending): number | null {
  if (ending.kind === 'failed' || ending.answer.kind !== 'rate-limited') return null;
  const { retryAfterMs } = ending.answer;
  return retryAfterMs === null ? null : Math.min(BLOCKED_MS, Math.max(SPACING_MS, retryAfterMs));
}

function longestPauseMs(ending: Ending): number {
  const isLimited = ending.kind === 'answered' && ending.answer.kind === 'rate-limited';
  return isLimited ? LONGEST_PAUSE_MS : LONGEST_OWED_PAUSE_MS;
}

function outcomeOf({ test, call }: SentRequest, ending: Ending): Outcome {
  if (ending.kind === 'failed') return 'alone';
  const reply = { status: ending.httpStatus, body: ending.body, transfer: { kind: 'whole' } } as const;
  if (saysYes(reply)) return test === null ? 'yes' : 'passed';
  if (saysNo(reply)) return 'no';
  // An upstream that does not know a single call is told the whole list at once.
  if (reply.status === 405 || reply.status === 404)
    return call.name === 'sendNumbersOnline' ? 'denied' : 'no';
  return reply.status === 401 || reply.status === 403 ? 'denied' : 'alone';
}

function tell(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
