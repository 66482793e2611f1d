import type { ListEntry } from '../upstream/list-entry.ts';
import { payloadLine } from '../upstream/payload.ts';

/**
 * The search for the number that spoils a refused list (decision 13). Halves of the list are asked with `test1`, which saves
 * nothing; log2 n requests find the one.
 */
export interface CulpritSearch {
  /** The culprit is among these. */
  readonly candidates: readonly ListEntry[];
  /** What is asked next: the whole of a lone candidate, else one part of the candidates. */
  readonly probe: readonly ListEntry[];
}

export type SearchResult =
  | { readonly kind: 'searching'; readonly search: CulpritSearch }
  | { readonly kind: 'found'; readonly entry: ListEntry }
  /** No number is refused on its own: the cause lies elsewhere. */
  | { readonly kind: 'none' };

/** `refused` was refused as a whole. Numbers that are new or changed since the last accepted list are `suspects`, asked first. */
export function startSearch(
  refused: readonly ListEntry[],
  isSuspect: (entry: ListEntry) => boolean,
): SearchResult {
  const suspects = refused.filter(isSuspect);
  if (suspects.length === 0 || suspects.length === refused.length) return narrow(refused, true);
  return { kind: 'searching', search: { candidates: refused, probe: suspects } };
}

/** `refused`: what the upstream said of the probe. */
export function continueSearch({ candidates, probe }: CulpritSearch, refused: boolean): SearchResult {
  if (refused) return narrow(probe, true);
  return narrow(
    candidates.filter((entry) => !probe.includes(entry)),
    false,
  );
}

/** Entries that are no longer in the list, or read differently there, are no longer looked at. */
export function restrictSearch(search: CulpritSearch, list: readonly ListEntry[]): SearchResult {
  const lines = new Set(list.map(payloadLine));
  const stays = (entry: ListEntry) => lines.has(payloadLine(entry));
  if (search.candidates.every(stays)) return { kind: 'searching', search };
  return narrow(search.candidates.filter(stays), false);
}

/**
 * `proven`: these very entries were refused together. A lone one that is left over without having been refused itself is asked
 * before it is blamed, as the upstream may have changed its mind meanwhile.
 */
function narrow(candidates: readonly ListEntry[], proven: boolean): SearchResult {
  const [first] = candidates;
  if (first === undefined) return { kind: 'none' };
  if (candidates.length > 1) {
    const probe = candidates.slice(0, Math.ceil(candidates.length / 2));
    return { kind: 'searching', search: { candidates, probe } };
  }
  return proven
    ? { kind: 'found', entry: first }
    : { kind: 'searching', search: { candidates, probe: candidates } };
}
