import type { E164 } from '../shared/ids.ts';
import type { UpstreamNumberView } from '../shared/port-view.ts';
import type { AcceptedNumber } from '../shared/sync-view.ts';
import type { NumberAnswer } from '../upstream/upstream-answer.ts';

/** What is known to stand upstream, beside what was last sent there. */
export interface Ledger {
  /** Numbers of the last list sent, whatever became of it. */
  readonly sent: readonly E164[];
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
  for (const { number, id } of last?.numbers ?? []) words.set(number, wordOf(id, last?.at ?? null));
  const uncertain = new Set(open.filter((number) => accepted?.has(number) !== true));
  return { sent: [], accepted, uncertain, words };
}

export function listSent(ledger: Ledger, numbers: readonly E164[]): Ledger {
  return { ...ledger, sent: numbers };
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
  const say = (number: E164, word: UpstreamNumberView) => {
    // Set anew to move it to the end: the oldest words are the first to be forgotten.
    words.delete(number);
    words.set(number, word);
  };
  for (const number of listedNumbers(ledger)) say(number, deletedWord(at));
  for (const number of numbers) {
    const answer = answers.get(number);
    if (answer?.status === 'deleted') {
      say(number, deletedWord(at));
      continue;
    }
    const id = answer?.status === 'accepted' ? answer.id : null;
    accepted.set(number, { number, id });
    say(number, wordOf(id, at));
  }
  for (const number of [...words.keys()].slice(0, Math.max(0, words.size - MAX_WORDS))) words.delete(number);
  return { sent: numbers, accepted, uncertain: new Set(), words };
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
