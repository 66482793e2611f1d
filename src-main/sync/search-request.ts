import type { ListEntry } from '../upstream/list-entry.ts';
import { payloadLine } from '../upstream/payload.ts';
import { listCall } from '../upstream/upstream-call.ts';
import { restrictSearch } from './culprit-search.ts';
import { withStrategy } from './next-request.ts';
import type { SyncMemory } from './sync-memory.ts';
import type { NextRequest } from './sync-request.ts';
import { isLastCall, requestTimeoutMs } from './sync-schedule.ts';

/**
 * What the search for a culprit asks next; null when there is none, or no more. `entries`: the list as it would leave now.
 * Where another probe would let the heartbeat's deadline pass, a list leaves instead. All candidates are left out of it when
 * something has passed already: better some numbers off for seconds than all of them without proof of life. Else the upstream
 * may refuse just anything, and nothing but the whole list is right once it is well again.
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
  const timeoutMs = requestTimeoutMs(nowMs, memory.lastAcceptedMs);
  const held = new Set(search.candidates.map(payloadLine));
  const rest = search.alibi ? entries.filter((entry) => !held.has(payloadLine(entry))) : entries;
  const parts =
    rest.length > 0 && isLastCall(nowMs, memory)
      ? ({ kind: 'list', cause: 'heartbeat', call: listCall(rest), timeoutMs } as const)
      : ({ kind: 'probe', cause: 'probe', call: listCall(search.probe, 'test1'), timeoutMs } as const);
  return { memory: { ...memory, search }, request: withStrategy(memory, parts) };
}
