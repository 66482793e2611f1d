import type { E164 } from '../shared/ids.ts';
import type { UpstreamNumberView } from '../shared/port-view.ts';
import type { AcceptedNumber, TimedNumber } from '../shared/sync-view.ts';
import type { NumberAnswer } from '../upstream/upstream-answer.ts';

/** What is known to stand upstream, beside what was last sent there. */
export interface Ledger {
  /** Numbers as they should stand by what was sent, each with when it was sent last; whatever became of it. */
  readonly sent: readonly TimedNumber[];
  /** The list as last accepted, with the upstream's ids; null before the first one ever. */
  readonly accepted: ReadonlyMap<E164, AcceptedNumber> | null;
  /** Numbers of lists with an unknown end (no answer came): they may be on sale although nobody confirmed it. */
  readonly uncertain: ReadonlySet<E164>;
  /** The upstream's last word on each number. */
  readonly words: ReadonlyMap<E164, UpstreamNumberView>;
}

export interface ListDifference {
  readonly added: readonly E164[];
  readonly removed: readonly E164[];
}

/** Numbers of SIMs long gone are forgotten beyond this many. */
const MAX_WORDS = 4096;

const SENT_YET_DELETED =
  'The vendor answers that this number is deleted, although it was sent. It is sent again with the next list.';

/**
 * `last`: the accepted list of an earlier run, so that the first list of this run is a difference to it. `open`: numbers of lists
 * whose end that run did not learn.
 */
export function createLedger(
  last: { readonly at: string; readonly numbers: readonly AcceptedNumber[] } | null,
  open: readonly E164[] = [],
): Ledger {
  const accepted = last && new Map(last.numbers.map((item) => [item.number, item] as const));
  const words = new Map<E164, UpstreamNumberView>();
  for (const { number, id, since } of last?.numbers ?? [])
    words.set(number, wordOf(id, since ?? last?.at ?? null));
  const uncertain = new Set(open.filter((number) => accepted?.has(number) !== true));
  return { sent: [], accepted, uncertain, words };
}

export function listSent(ledger: Ledger, numbers: readonly E164[], at: string): Ledger {
  return { ...ledger, sent: numbers.map((number) => ({ number, at })) };
}

/** `all`: the numbers as they will stand; of these `told` are spoken of by the request. */
export function stepSent(
  ledger: Ledger,
  all: readonly E164[],
  { told, at }: { readonly told: readonly E164[]; readonly at: string },
): Ledger {
  const before = new Map(ledger.sent.map((item) => [item.number, item]));
  for (const number of told) before.set(number, { number, at });
  return { ...ledger, sent: all.map((number) => before.get(number) ?? { number, at }) };
}

/** No answer came, or none that can be read: the upstream may have saved the list all the same. */
export function listUncertain(ledger: Ledger, numbers: readonly E164[]): Ledger {
  return { ...ledger, uncertain: new Set([...ledger.uncertain, ...numbers]) };
}

/** The list replaces all before it: what was listed and is not in it any more is deleted. */
export function listAccepted(
  ledger: Ledger,
  numbers: readonly E164[],
  answers: ReadonlyMap<E164, NumberAnswer>,
  at: string,
): Ledger {
  const accepted = new Map<E164, AcceptedNumber>();
  const words = new Map(ledger.words);
  const wanted = new Set(numbers);
  for (const number of listedNumbers(ledger)) if (!wanted.has(number)) say(words, number, deletedWord(at));
  for (const number of numbers) {
    const answer = answers.get(number);
    if (answer?.status === 'deleted') say(words, number, { ...deletedWord(at), text: SENT_YET_DELETED });
    else {
      const id = answer?.status === 'accepted' ? answer.id : null;
      accepted.set(number, acceptedNumber(ledger.accepted?.get(number), { number, id }, at));
      say(words, number, wordOf(id, at));
    }
  }
  return { ...ledger, accepted, uncertain: new Set(), words };
}

/** One number came to those that stand upstream. `id` null: the answer did not tell one. */
export function numberAdded(ledger: Ledger, number: E164, id: number | null, at: string): Ledger {
  const accepted = new Map(ledger.accepted);
  accepted.set(number, acceptedNumber(accepted.get(number), { number, id }, at));
  const words = new Map(ledger.words);
  say(words, number, wordOf(id, at));
  return { ...ledger, accepted, words };
}

export function numberRemoved(ledger: Ledger, number: E164, at: string): Ledger {
  const accepted = new Map(ledger.accepted);
  accepted.delete(number);
  const words = new Map(ledger.words);
  say(words, number, deletedWord(at));
  return { ...ledger, accepted, words };
}

/** What was said before stays as of then. */
function say(words: Map<E164, UpstreamNumberView>, number: E164, word: UpstreamNumberView): void {
  const known = words.get(number);
  // Set anew to move it to the end: the oldest words are the first to be forgotten.
  words.delete(number);
  words.set(number, known !== undefined && isSameWord(known, word) ? known : word);
  if (words.size <= MAX_WORDS) return;
  for (const [oldest] of words) {
    words.delete(oldest);
    break;
  }
}

function isSameWord(one: UpstreamNumberView, other: UpstreamNumberView): boolean {
  return one.status === other.status && one.id === other.id && one.text === other.text;
}

/** Another id is another offer: the number has left the market between, whether anybody saw it or not. */
function acceptedNumber(
  known: AcceptedNumber | undefined,
  { number, id }: Pick<AcceptedNumber, 'number' | 'id'>,
  at: string,
): AcceptedNumber {
  return known?.id === id && known.since !== null ? known : { number, id, since: at };
}

/** All numbers that may stand upstream now. */
export function listedNumbers(ledger: Ledger): ReadonlySet<E164> {
  return new Set([...(ledger.accepted?.keys() ?? []), ...ledger.uncertain]);
}

/** What a list of `numbers` changes against the accepted one. */
export function ledgerDifference(ledger: Ledger, numbers: readonly E164[]): ListDifference {
  const wanted = new Set(numbers);
  const accepted = ledger.accepted ?? new Map<E164, AcceptedNumber>();
  return {
    added: numbers.filter((number) => !accepted.has(number)),
    removed: [...accepted.keys()].filter((number) => !wanted.has(number)),
  };
}

function wordOf(id: number | null, at: string | null): UpstreamNumberView {
  return { status: id === null ? 'unconfirmed' : 'accepted', id, at, text: null };
}

function deletedWord(at: string): UpstreamNumberView {
  return { status: 'deleted', id: null, at, text: null };
}
