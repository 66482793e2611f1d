import type { OutgoingList } from './outgoing-list.ts';
import type { SyncMemory } from './sync-memory.ts';

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
