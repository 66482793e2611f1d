import type { ListEntry } from '../upstream/list-entry.ts';
import { payloadLine } from '../upstream/payload.ts';
import type { SyncMemory } from './sync-memory.ts';
import { isLastCall } from './sync-schedule.ts';

/** With `entries` among those that were accepted since the list was refused. */
export function withPassed(passed: SyncMemory['passed'], entries: readonly ListEntry[]): ReadonlySet<string> {
  return new Set([...passed, ...entries.map(payloadLine)]);
}

/**
 * What leaves as proof of life while culprits are looked for, `entries` being all that is wanted. Where there is no time for
 * another try, only what has passed: better some numbers off for seconds than all of them without proof of life. Where nothing
 * has, the upstream may refuse just anything, and nothing but the whole list is right once it is well again.
 */
export function entriesAtLastCall(
  memory: SyncMemory,
  entries: readonly ListEntry[],
  nowMs: number,
): readonly ListEntry[] {
  if (memory.passed.size === 0 || !isLastCall(nowMs, memory)) return entries;
  const passed = entries.filter((entry) => memory.passed.has(payloadLine(entry)));
  return passed.length > 0 ? passed : entries;
}
