import { asE164, asPortId } from '../shared/ids.ts';
import type { ListEntry } from '../upstream/list-entry.ts';
import type { DesiredList } from './desired-list.ts';

type GuardReason =
  | 'number-shape'
  | 'port-id-shape'
  | 'country-mismatch'
  | 'iccid-stale'
  | 'duplicate-iccid'
  | 'duplicate-number'
  | 'duplicate-port'
  | 'over-pool-size';

/** An entry that must not be sent, with the reason in plain words. */
export interface DroppedEntry {
  readonly entry: ListEntry;
  readonly reason: GuardReason;
  readonly text: string;
}

export interface GuardedList {
  readonly entries: readonly ListEntry[];
  readonly dropped: readonly DroppedEntry[];
}

/**
 * The last look at a list before it leaves (decision 12): a number that is not provably in a port of its own is kept back,
 * the rest is sent. `nowMs` is monotonic.
 */
export function guardList(list: DesiredList, nowMs: number): GuardedList {
  const entries: ListEntry[] = [];
  const dropped: DroppedEntry[] = [];
  const newest = newestReadings(list.entries);
  for (const entry of list.entries) {
    const drop = (reason: GuardReason, text: string) => dropped.push({ entry, reason, text });
    const fault = ownFault(entry, list, nowMs) ?? clash(entry, entries, newest);
    if (fault !== null) drop(...fault);
    else if (entries.length >= list.poolSize) {
      drop('over-pool-size', `More numbers than ports: the pool has ${list.poolSize}.`);
    } else entries.push(entry);
  }
  return { entries, dropped };
}

type Fault = readonly [GuardReason, string];

function ownFault(entry: ListEntry, list: DesiredList, nowMs: number): Fault | null {
  if (asE164(entry.number) === null) {
    return ['number-shape', `${entry.number} is no international number.`];
  }
  if (asPortId(entry.portId) === null)
    return ['port-id-shape', 'The port name has no or over 99 characters.'];
  if (!entry.number.startsWith(`+${entry.countryId}`)) {
    return ['country-mismatch', `${entry.number} does not begin with the country code ${entry.countryId}.`];
  }
  const ageMs = nowMs - entry.verifiedAtMs;
  if (ageMs > list.maxAgeMs) {
    return ['iccid-stale', `The SIM was last read ${Math.round(ageMs / 1000)} s ago; it may be gone.`];
  }
  return null;
}

function clash(
  entry: ListEntry,
  taken: readonly ListEntry[],
  newest: ReadonlyMap<string, ListEntry>,
): Fault | null {
  if (newest.get(entry.iccid) !== entry) {
    return ['duplicate-iccid', `The same SIM was read in ${newest.get(entry.iccid)?.portId} since.`];
  }
  const twin = taken.find((other) => other.number === entry.number);
  if (twin) return ['duplicate-number', `${entry.number} is already on sale from ${twin.portId}.`];
  const neighbour = taken.find((other) => other.portId === entry.portId);
  if (neighbour) return ['duplicate-port', `${entry.portId} already sells ${neighbour.number}.`];
  return null;
}

/** A SIM that moved is seen in two ports for a moment: the later reading is the true one. */
function newestReadings(entries: readonly ListEntry[]): ReadonlyMap<string, ListEntry> {
  const newest = new Map<string, ListEntry>();
  for (const entry of entries) {
    const known = newest.get(entry.iccid);
    if (known === undefined || entry.verifiedAtMs > known.verifiedAtMs) newest.set(entry.iccid, entry);
  }
  return newest;
}
