import type { E164 } from '../shared/ids.ts';
import type { ListEntry } from '../upstream/list-entry.ts';
import { payloadLine } from '../upstream/payload.ts';

/**
 * The search for the number that spoils a refused list (decision 13). Halves of the list are asked with `test1`, which saves
 * nothing; log2 n requests find the one. Nobody is blamed while the upstream refuses just anything: a number is the cause when it
 * was refused alone after another part of the same list had passed.
 */
export interface CulpritSearch {
  /** The whole list that is refused, as it would leave now: whoever bears witness is taken from it. */
  readonly refused: readonly ListEntry[];
  /** The culprit is among these. */
  readonly candidates: readonly ListEntry[];
  /** What is asked next: the whole of a lone candidate, else one part of the candidates; as control a part of the others. */
  readonly probe: readonly ListEntry[];
  /** The probe is a control: it holds no candidate, and shows whether the upstream accepts anything at all. */
  readonly control: boolean;
  /** A part of the list was accepted: the upstream refuses a number, not everything. */
  readonly alibi: boolean;
  /** The last halves are asked first. */
  readonly fromEnd: boolean;
  /** The upstream asked for a long pause within the search, as isLongPause has it. */
  readonly waited: boolean;
}

export type SearchResult =
  | { readonly kind: 'searching'; readonly search: CulpritSearch }
  /** Without `alibi` the list has no other number, so nothing shows whether it is the number or the upstream. */
  | { readonly kind: 'found'; readonly entry: ListEntry; readonly alibi: boolean }
  /** No number is refused on its own: the cause lies elsewhere. */
  | { readonly kind: 'none' }
  /** Each part of the list is refused alike. */
  | { readonly kind: 'all-refused' };

/**
 * `refused` was refused as a whole. `isSuspect`: new or changed since the last accepted list. `hasPassed`: accepted since the first
 * refusal, while another culprit of the same list was looked for. What is left then begins with what was asked before and was
 * refused, so its end is asked first: it most likely passes, and the more have passed the more can stay on sale meanwhile. That
 * others have passed some time ago bears no witness: the upstream may refuse just anything since.
 */
export function startSearch(
  refused: readonly ListEntry[],
  isSuspect: (entry: ListEntry) => boolean,
  hasPassed: (entry: ListEntry) => boolean = () => false,
): SearchResult {
  const whole = {
    refused,
    candidates: refused,
    control: false,
    alibi: false,
    fromEnd: false,
    waited: false,
  };
  const unheard = refused.filter((entry) => !hasPassed(entry));
  if (unheard.length > 0 && unheard.length < refused.length)
    return narrow({ ...whole, fromEnd: true }, unheard, false);
  const others = refused.filter((entry) => !isSuspect(entry));
  if (others.length === 0 || others.length === refused.length) return narrow(whole, refused, true);
  // What passed before most likely passes again. Asked first, it clears itself and bears witness against a lone suspect.
  return { kind: 'searching', search: { ...whole, probe: others } };
}

/** `refused`: what the upstream said of the probe. */
export function continueSearch(search: CulpritSearch, refused: boolean): SearchResult {
  const { candidates, probe, control } = search;
  if (control && refused) return askOthers(search, before(without(search.refused, candidates), probe));
  // After a part of the others has passed the candidate is asked once more: the upstream may have come to its senses between.
  if (control) return narrow({ ...search, alibi: true }, candidates, false);
  if (refused) return narrow(search, probe, true);
  return narrow({ ...search, alibi: true }, without(candidates, probe), false);
}

/** A list without these was accepted as a whole just now: it bears witness as a control does. */
export function continueAmong(unheard: readonly ListEntry[]): SearchResult {
  return narrow(
    { refused: unheard, candidates: unheard, control: false, alibi: true, fromEnd: true, waited: false },
    unheard,
    false,
  );
}

/**
 * As it goes on after a pause: what passed before it bears no witness. A lone candidate is asked once another part of the list has
 * passed, so that one refusal is enough: where requests are lost or few are taken, each step counts.
 */
export function pausedSearch(search: CulpritSearch, waited: boolean): CulpritSearch {
  const paused = { ...search, alibi: false, waited: search.waited || waited };
  if (!search.alibi || search.candidates.length > 1) return paused;
  const result = askOthers(paused, without(search.refused, search.candidates));
  return result.kind === 'searching' ? result.search : paused;
}

/**
 * Entries that are no longer in the list, or read differently there, are no longer looked at. Those that came since can bear
 * witness: a number must not be blamed for want of others.
 */
export function restrictSearch(search: CulpritSearch, list: readonly ListEntry[]): SearchResult {
  const lines = new Set(list.map(payloadLine));
  const stays = (entry: ListEntry) => lines.has(payloadLine(entry));
  const current = { ...search, refused: list };
  if (search.refused.every(stays)) return { kind: 'searching', search: current };
  return narrow(current, search.candidates.filter(stays), false);
}

/**
 * `proven`: these very entries were refused together. A lone one that is left over without having been refused itself is asked
 * before it is blamed, as the upstream may have changed its mind meanwhile.
 */
function narrow(
  search: Omit<CulpritSearch, 'probe'>,
  candidates: readonly ListEntry[],
  proven: boolean,
): SearchResult {
  const [first] = candidates;
  if (first === undefined) return { kind: 'none' };
  const next = { ...search, candidates, control: false };
  if (candidates.length > 1) {
    return { kind: 'searching', search: { ...next, probe: halfOf(candidates, search.fromEnd) } };
  }
  if (!proven) return { kind: 'searching', search: { ...next, probe: candidates } };
  const others = without(search.refused, candidates);
  if (search.alibi || others.length === 0) return { kind: 'found', entry: first, alibi: search.alibi };
  return askOthers(next, others);
}

/**
 * The last half of `others`, of what is left the last half when that is refused, and so on: parts without a common number, so that
 * two culprits more do not look like an upstream that refuses everything.
 */
function askOthers(search: Omit<CulpritSearch, 'probe'>, others: readonly ListEntry[]): SearchResult {
  const probe = others.slice(Math.floor(others.length / 2));
  if (probe.length === 0) return { kind: 'all-refused' };
  return { kind: 'searching', search: { ...search, control: true, probe } };
}

/** Those of `entries` that stand before the first of `part`. */
function before(entries: readonly ListEntry[], part: readonly ListEntry[]): readonly ListEntry[] {
  const numbers = numbersOf(part);
  return entries.slice(
    0,
    Math.max(
      0,
      entries.findIndex(({ number }) => numbers.has(number)),
    ),
  );
}

function halfOf(entries: readonly ListEntry[], fromEnd: boolean): readonly ListEntry[] {
  return fromEnd
    ? entries.slice(Math.floor(entries.length / 2))
    : entries.slice(0, Math.ceil(entries.length / 2));
}

function without(entries: readonly ListEntry[], left: readonly ListEntry[]): readonly ListEntry[] {
  const numbers = numbersOf(left);
  return entries.filter(({ number }) => !numbers.has(number));
}

/** The list is read anew for each probe: the same entry is another object then. */
function numbersOf(entries: readonly ListEntry[]): ReadonlySet<E164> {
  return new Set(entries.map(({ number }) => number));
}
