import type { ModemCharset } from '../../at/modem-text.ts';
import { parseUssd } from '../../at/ussd-parser.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Unsubscribe } from '../../shared/emitter.ts';
import type { E164, Iccid } from '../../shared/ids.ts';
import type { AtSession } from '../line/at-session.ts';

/** Takes the own number out of an operator's text; null where it is not plainly there. */
export type ReadOwnNumber = (text: string) => E164 | null;

/** What came of a question to the network. Texts are never kept: they may hold what a person paid or owes. */
export type NetworkAnswer =
  | { readonly kind: 'told'; readonly number: E164 }
  /** The operator said something else. */
  | { readonly kind: 'text'; readonly text: string }
  /** The modem or the network took the question with an error; its words. */
  | { readonly kind: 'refused'; readonly detail: string }
  /** Nothing came in time, or the network ended it without a word. */
  | { readonly kind: 'silent' }
  /** The card was changed, or the modem restarted or went away. */
  | { readonly kind: 'interrupted' };

interface TalkOptions {
  readonly session: AtSession;
  readonly clock: Clock;
  readonly iccid: Iccid;
  readonly charset: ModemCharset | null;
  readonly readNumber: ReadOwnNumber;
}

/** A question under way, and the ways of writing it that are left to be tried. */
export interface OpenQuestion {
  readonly talk: UssdTalk;
  readonly forms: string[];
  readonly mayAsk: () => boolean;
  readonly end: (network: NetworkAnswer) => void;
}

/** Networks answer within 2 to 30 s, some later. */
const TEXT_WITHIN_MS = 120_000;
/** A line without the number may be followed by the real answer: "please wait", or a stray end of session. */
const NEXT_LINE_WITHIN_MS = 5_000;
/** 27.007 7.15: the network waits for a reply. */
const WANTS_REPLY = 1;

/** One question to the network, from the request to its answer: hears the lines, and says when it is over. */
export class UssdTalk {
  readonly iccid: Iccid;
  readonly #options: TalkOptions;
  readonly #stop: Unsubscribe;
  #dueMs: number;
  #number: E164 | null = null;
  #text: string | null = null;
  #refusal: string | null = null;
  #heard = false;
  #holdsOpen = false;

  constructor(options: TalkOptions) {
    this.iccid = options.iccid;
    this.#options = options;
    this.#dueMs = options.clock.monotonicMs() + TEXT_WITHIN_MS;
    this.#stop = options.session.onUrc((urc) => {
      if (urc.kind === 'ussd') this.take(urc.line);
    });
  }

  /** Monotonic ms at which it is over, unless a line comes before that. */
  get dueMs(): number {
    return this.#dueMs;
  }

  /** The network said something, were it only that it has nothing to say. */
  get heard(): boolean {
    return this.#heard;
  }

  /** Something must be told to the network for it to be over: it waits for a reply, or has not answered yet. */
  get isOpen(): boolean {
    return this.#holdsOpen || !this.#heard;
  }

  /** A request has left (once more). */
  begin(): void {
    this.#heard = false;
    this.#refusal = null;
    this.#dueMs = this.#options.clock.monotonicMs() + TEXT_WITHIN_MS;
  }

  take(line: string): void {
    const { clock, charset, readNumber } = this.#options;
    const value = parseUssd(line, charset);
    if (value === null || this.#number !== null) return;
    this.#heard = true;
    this.#holdsOpen = value.state === WANTS_REPLY;
    const text = value.text?.trim() ?? '';
    this.#number = text === '' ? null : readNumber(text);
    if (text !== '') this.#text ??= text;
    this.#dueMs = clock.monotonicMs() + (this.#number === null ? NEXT_LINE_WITHIN_MS : 0);
  }

  /** The modem would not send the request, or does not say (`mayBeOut`): there is nothing to wait for. */
  refuse(detail: string, mayBeOut: boolean): void {
    this.#refusal = detail;
    this.#heard = true;
    this.#holdsOpen = mayBeOut;
    this.#dueMs = this.#options.clock.monotonicMs();
  }

  /** What is known by now. */
  answer(): NetworkAnswer {
    if (this.#number !== null) return { kind: 'told', number: this.#number };
    if (this.#text !== null) return { kind: 'text', text: this.#text };
    return this.#refusal === null ? { kind: 'silent' } : { kind: 'refused', detail: this.#refusal };
  }

  /** Lines that come from now on belong to nobody. */
  close(): void {
    this.#stop();
  }
}
