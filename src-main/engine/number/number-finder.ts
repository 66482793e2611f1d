import type { NumberBook } from '../../book/number-book-service.ts';
import { readOwnNumber } from '../../book/own-number-text.ts';
import type { Journal } from '../../journal/journal.ts';
import type { NetworkQuestion } from '../../modem/number/number-search.ts';
import type { NetworkAnswer } from '../../modem/number/ussd-talk.ts';
import type { Pool } from '../../pool/pool-service.ts';
import type { PortRecord } from '../../pool/port-record.ts';
import type { Clock, Timer } from '../../shared/clock.ts';
import type { Iccid, PortId } from '../../shared/ids.ts';
import { err, type Result } from '../../shared/result.ts';
import type { EngineOptions, PauseRegistry, UssdSettings } from '../engine-options.ts';
import { createGate } from './gate.ts';
import { createNumberHints } from './number-hints.ts';
import { answerForJournal, findingWords, hintOf, type NetworkPlan } from './number-words.ts';
import { ussdCodeOf } from './ussd-codes.ts';
import { openUssdDiary, type UssdDiary } from './ussd-diary.ts';

/** Asks for the numbers that neither book nor card know: by itself where the user switched that on, and when a person asks. */
export interface NumberFinder {
  /** Pool, book or settings changed: is there a SIM whose operator should be asked? */
  look(): void;
  /** Climbs the whole ladder now. `seen` is the SIM that the person meant. Answers why nothing was found, in plain words. */
  find(id: PortId, seen: Iccid | null): Promise<Result<null>>;
  /** What the last search for this SIM's number came to, while it is not known. Kept in memory alone: operators tell balances. */
  hintOf(iccid: Iccid): string | null;
  stop(): void;
}

interface FinderParts {
  readonly clock: Clock;
  readonly pool: Pick<Pool, 'state' | 'findNumber'>;
  readonly book: Pick<NumberBook, 'verdict' | 'recordEvidence'>;
  readonly journal: Pick<Journal, 'recordPortEvent'>;
  readonly pauses: PauseRegistry;
  readonly diary: UssdDiary;
  readonly ussd: UssdSettings;
  /** A hint came or went. */
  readonly changed: () => void;
}

const REST_MS = 30_000;
/** Questions at the same time: 16 modems on one hub draw much power when all of them send. */
const PARALLEL_MAX = 4;

const NO_USSD: UssdSettings = { enabled: () => false, codes: () => [] };

/** Nothing is asked before the first `look` or `find`. */
export function openNumberFinder(
  { clock, pauses, openStore, warn, ussd = NO_USSD }: EngineOptions,
  rooms: Pick<FinderParts, 'pool' | 'book' | 'journal' | 'changed'>,
): NumberFinder {
  const diary = openUssdDiary({ clock, openStore, warn });
  const finder = new LadderFinder({ ...rooms, clock, pauses, diary, ussd });
  return {
    look: () => finder.look(),
    find: (id, seen) => finder.find(id, seen),
    hintOf: (iccid) => finder.hintOf(iccid),
    stop: () => finder.stop(),
  };
}

class LadderFinder {
  readonly #parts: FinderParts;
  readonly #gate = createGate(PARALLEL_MAX);
  /** One search a SIM; who asks again meanwhile gets the same answer. */
  readonly #running = new Map<Iccid, Promise<Result<null>>>();
  readonly #hints = createNumberHints();
  /** Monotonic ms before which a SIM is not searched for by itself again, whatever came of the last time. */
  readonly #restUntilMs = new Map<Iccid, number>();
  #timer: Timer | null = null;
  #stopped = false;

  constructor(parts: FinderParts) {
    this.#parts = parts;
  }

  look(): void {
    this.#timer?.cancel();
    this.#timer = null;
    const { clock, pool, ussd } = this.#parts;
    if (this.#stopped || !ussd.enabled()) return;
    let nextMs = Number.POSITIVE_INFINITY;
    for (const record of pool.state().ports) {
      const waitMs = this.#waitMs(record);
      const isDue = waitMs === 0 && this.#gate.isFree();
      if (isDue) void this.#search(record, false);
      // With all places taken the end of a search looks again.
      else if (waitMs > 0) nextMs = Math.min(nextMs, waitMs);
    }
    if (Number.isFinite(nextMs)) this.#timer = clock.setTimer(nextMs, () => this.look());
  }

  async find(id: PortId, seen: Iccid | null): Promise<Result<null>> {
    const record = this.#recordOf(id);
    if (record === null) return err(`There is no ${id} any more.`);
    const { state, iccid } = record.modem.sim;
    if (state !== 'ready' || iccid === null)
      return err(`No usable SIM can be read in ${id} now. Put one in, or wait until it is read.`);
    if (seen !== iccid) return err(`Another SIM sits in ${id} by now, so nothing was asked. Look again.`);
    return this.#search(record, true);
  }

  hintOf(iccid: Iccid): string | null {
    return this.#hints.of(iccid);
  }

  stop(): void {
    this.#stopped = true;
    this.#timer?.cancel();
  }

  /** Ms until the operator of this SIM may be asked; infinite where it must not be asked by itself. */
  #waitMs({ id, presence, modem }: PortRecord): number {
    const { book, clock, pauses, diary, ussd } = this.#parts;
    const { iccid, imsi, askedForNumber } = modem.sim;
    const isReady = presence.kind === 'present' && modem.phase === 'ready' && askedForNumber;
    if (!isReady || iccid === null || pauses.isPaused(id)) return Number.POSITIVE_INFINITY;
    if (this.#running.has(iccid) || book.verdict(iccid).kind !== 'unknown') return Number.POSITIVE_INFINITY;
    const code = ussdCodeOf(imsi, ussd.codes())?.code ?? null;
    if (code === null) return Number.POSITIVE_INFINITY;
    const restMs = (this.#restUntilMs.get(iccid) ?? 0) - clock.monotonicMs();
    return Math.max(restMs, diary.waitMs(iccid, code));
  }

  #search(record: PortRecord, byPerson: boolean): Promise<Result<null>> {
    const { iccid } = record.modem.sim;
    if (iccid === null) return Promise.resolve(err(`No SIM can be read in ${record.id} now.`));
    const running = this.#running.get(iccid);
    if (running !== undefined) return running;
    const search = this.#climb(record, iccid, byPerson).finally(() => {
      this.#running.delete(iccid);
      this.look();
    });
    this.#running.set(iccid, search);
    return search;
  }

  #rest(iccid: Iccid): void {
    const nowMs = this.#parts.clock.monotonicMs();
    for (const [rested, untilMs] of this.#restUntilMs) if (untilMs <= nowMs) this.#restUntilMs.delete(rested);
    this.#restUntilMs.set(iccid, nowMs + REST_MS);
  }

  async #climb(record: PortRecord, iccid: Iccid, byPerson: boolean): Promise<Result<null>> {
    const { pool } = this.#parts;
    const plan = this.#plan(record);
    if (plan.kind !== 'ask') return findingWords(record.id, await pool.findNumber(record.id, null), plan);
    const leave = await this.#gate.enter();
    try {
      const question = this.#question(record, iccid, plan, byPerson);
      const finding = await pool.findNumber(record.id, question);
      if (finding.kind === 'searched' && finding.network !== null)
        this.#take(record.id, plan.code, { ...finding, network: finding.network });
      return findingWords(record.id, finding, this.#plan(this.#recordOf(record.id) ?? record));
    } finally {
      leave();
      this.#rest(iccid);
    }
  }

  #recordOf(id: PortId): PortRecord | null {
    return this.#parts.pool.state().ports.find((port) => port.id === id) ?? null;
  }

  /** A question may wait for minutes; until it leaves the user can forbid it, and the SIM can be another. */
  #mayStillAsk(id: PortId, iccid: Iccid, code: string): boolean {
    const record = this.#recordOf(id);
    if (this.#stopped || record === null || record.modem.sim.iccid !== iccid) return false;
    const plan = this.#plan(record);
    return plan.kind === 'ask' && plan.code === code;
  }

  /** May the network be asked about this SIM, and how? */
  #plan({ modem, presence }: PortRecord): NetworkPlan {
    const { ussd } = this.#parts;
    if (!ussd.enabled()) return { kind: 'off' };
    const found = ussdCodeOf(modem.sim.imsi, ussd.codes());
    if (found === null) return { kind: 'no-code' };
    if (found.code === null) return { kind: 'never', operator: found.operator };
    return presence.kind === 'present'
      ? { kind: 'ask', operator: found.operator, code: found.code }
      : { kind: 'no-network' };
  }

  #question(
    { id, modem }: PortRecord,
    iccid: Iccid,
    { code, operator }: NetworkPlan & { readonly kind: 'ask' },
    byPerson: boolean,
  ): NetworkQuestion {
    const mcc = modem.sim.imsi?.slice(0, 3) ?? null;
    return {
      iccid,
      code,
      mayAsk: () => this.#mayStillAsk(id, iccid, code),
      // A person who asks wants to hear the network, too: what is stored on a card may be old.
      always: byPerson,
      readNumber: (text) => readOwnNumber(text, mcc),
      onAsked: () => {
        this.#parts.diary.noteAsked(iccid);
        this.#note(id, 'ussd-asked', `${code} (${operator})`);
      },
    };
  }

  #take(
    id: PortId,
    code: string,
    { iccid, network }: { readonly iccid: Iccid; readonly network: NetworkAnswer },
  ): void {
    const { book, diary, changed } = this.#parts;
    this.#note(id, 'ussd-answered', answerForJournal(network));
    if (network.kind === 'told')
      book.recordEvidence([{ iccid, evidence: [{ source: 'ussd', number: network.number }] }]);
    if (network.kind === 'text') diary.noteFruitless(iccid, code);
    this.#hints.note(iccid, hintOf(network));
    changed();
  }

  #note(portId: PortId, kind: string, detail: string): void {
    const at = new Date(this.#parts.clock.nowMs()).toISOString();
    this.#parts.journal.recordPortEvent({ at, portId, kind, detail });
  }
}
