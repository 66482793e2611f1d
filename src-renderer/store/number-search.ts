import type { PortView } from '../../src-main/shared/port-view.ts';

/** A search for the number of one SIM: it may last two minutes, and its end is told wherever the person looks by then. */
export type NumberSearch =
  | { readonly kind: 'busy' }
  /** Why nothing was found, in main's words. */
  | { readonly kind: 'nothing'; readonly text: string };

/** By `searchKey`. */
export type NumberSearches = Readonly<Record<string, NumberSearch>>;

/** The SIM in its port: what was found out of one does not stand beside another. */
export function searchKey({ id, sim }: Pick<PortView, 'id' | 'sim'>): string {
  return `${id} ${sim.iccid}`;
}

/** Null: the search has ended, and there is nothing to tell beside it. */
export function withSearch(
  searches: NumberSearches,
  key: string,
  search: NumberSearch | null,
): NumberSearches {
  const { [key]: _, ...others } = searches;
  return search === null ? others : { ...others, [key]: search };
}
