import type { ListEntry } from '../upstream/list-entry.ts';
import type { OutgoingList } from './outgoing-list.ts';
import type { SyncMemory } from './sync-memory.ts';

/** Since when each number of the list is wanted; `at` is now. The same map where nothing came or went. */
export function watchDesired(
  known: SyncMemory['desired'],
  entries: readonly ListEntry[],
  at: string,
): SyncMemory['desired'] {
  const numbers = new Set(entries.map((entry) => entry.number));
  if (numbers.size === known.size && [...numbers].every((number) => known.has(number))) return known;
  return new Map([...numbers].map((number) => [number, known.get(number) ?? { number, at }]));
}

/** Notes since when the list differs from the one upstream, and from the one that was tried last. `nowMs` is monotonic. */
export function watchList(memory: SyncMemory, { key }: Pick<OutgoingList, 'key'>, nowMs: number): SyncMemory {
  const { upstream, sentKey } = memory;
  const differs = upstream !== null && upstream.key !== key;
  const isFresh = sentKey !== null && sentKey !== key;
  return {
    ...memory,
    changedAtMs: differs ? (memory.changedAtMs ?? nowMs) : null,
    freshAtMs: isFresh ? (memory.freshAtMs ?? nowMs) : null,
  };
}
