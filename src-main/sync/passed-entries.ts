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
  if (!isLastCall(nowMs, memory)) return entries;
  const passed = passedOf(memory, entries);
  return passed.length > 0 ? passed : entries;
}

/** The list that leaves instead of the next probe; null where the search may go on. */
export function listAmidSearch(
  memory: SyncMemory,
  entries: readonly ListEntry[],
  nowMs: number,
): readonly ListEntry[] | null {
  if (entries.length === 0) return null;
  if (isLastCall(nowMs, memory)) return entriesAtLastCall(memory, entries, nowMs);
  const passed = passedOf(memory, entries);
  if (passed.length === 0) return null;
  return hasSurplus(memory) || (memory.narrowed && isWorthSending(memory, entries, passed)) ? passed : null;
}

/** A SIM that is gone must not stay on sale for as long as a search may last. */
function hasSurplus({ upstream, desired }: SyncMemory): boolean {
  return upstream !== null && [...upstream.lines.keys()].some((number) => !desired.has(number));
}

/** What has passed since a list was narrowed comes back as soon as it is half of what is missing: each time costs 2 s. */
function isWorthSending(
  memory: SyncMemory,
  entries: readonly ListEntry[],
  passed: readonly ListEntry[],
): boolean {
  const upstream = new Set(memory.upstream?.lines.values() ?? []);
  const isMissing = (entry: ListEntry) => !upstream.has(payloadLine(entry));
  const back = passed.filter(isMissing).length;
  return back > 0 && 2 * back >= entries.filter(isMissing).length;
}

function passedOf({ passed }: SyncMemory, entries: readonly ListEntry[]): readonly ListEntry[] {
  return passed.size === 0 ? [] : entries.filter((entry) => passed.has(payloadLine(entry)));
}
