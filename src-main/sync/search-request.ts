import type { ListEntry } from '../upstream/list-entry.ts';
import { listCall } from '../upstream/upstream-call.ts';
import { restrictSearch } from './culprit-search.ts';
import { withStrategy } from './next-request.ts';
import { listAmidSearch } from './passed-entries.ts';
import { NO_SEARCH, type SyncMemory } from './sync-memory.ts';
import type { NextRequest } from './sync-request.ts';
import { requestTimeoutMs } from './sync-schedule.ts';

/**
 * What the search for a culprit asks next; null when there is none, or no more. `entries`: the list as it would leave now.
 * Where another probe would let the heartbeat's deadline pass, a list leaves instead.
 */
export function nextInSearch(
  memory: SyncMemory,
  entries: readonly ListEntry[],
  nowMs: number,
): { readonly memory: SyncMemory; readonly request: NextRequest | null } {
  if (memory.search === null) return { memory, request: null };
  const result = restrictSearch(memory.search, entries);
  // All suspects have left the list by themselves: the rest may pass now.
  if (result.kind !== 'searching')
    return { memory: { ...memory, search: null, restDue: true }, request: null };
  const { search } = result;
  // A suspect has left during a pause: the list without it tells sooner than the rest of the search, and takes it off.
  if (memory.hold !== null && search.candidates.length < memory.search.candidates.length)
    return { memory: { ...memory, ...NO_SEARCH }, request: null };
  const timeoutMs = requestTimeoutMs(nowMs, memory.lastAcceptedMs);
  const list = listAmidSearch(memory, entries, nowMs);
  const parts =
    list === null
      ? ({ kind: 'probe', cause: 'probe', call: listCall(search.probe, 'test1'), timeoutMs } as const)
      : ({ kind: 'list', cause: 'heartbeat', call: listCall(list), timeoutMs } as const);
  return { memory: { ...memory, search }, request: withStrategy(memory, parts) };
}
