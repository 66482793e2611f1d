import { imageOf } from './list-image.ts';
import type { OutgoingList } from './outgoing-list.ts';
import type { Flight } from './sync-flight.ts';
import { isUnfinished, type SyncMemory } from './sync-memory.ts';

/** True while the request in flight, or the search behind it, will end with what a person asks for. */
export function isJoinable(
  memory: SyncMemory,
  flight: Flight | null,
  wanted: { readonly list: OutgoingList | null; readonly targetKey: string | null },
): boolean {
  // A person asks for refused numbers, too: they are tried again by a list of their own.
  if (memory.quarantine.size > 0) return false;
  if (isUnfinished(memory)) return true;
  if (flight?.kind !== 'list' || flight.targetKey !== wanted.targetKey) return false;
  return imageOf(flight.call.entries).key === wanted.list?.key;
}
