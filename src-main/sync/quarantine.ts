import type { E164 } from '../shared/ids.ts';
import type { ListEntry } from '../upstream/list-entry.ts';
import { payloadLine } from '../upstream/payload.ts';

/** A number that the upstream refused by itself. It stays out until its entry changes or a person asks for a sync. */
interface QuarantinedNumber {
  /** The entry as it was refused, in the upstream's form. */
  readonly line: string;
  /** The upstream's own words. */
  readonly text: string;
  /** ISO 8601 UTC. */
  readonly at: string;
}

export type Quarantine = ReadonlyMap<E164, QuarantinedNumber>;

/** So few may always be set aside; beyond, at most half of a list: when more is refused, the numbers are not the cause. */
const ALWAYS_ALLOWED = 3;

export function quarantineEntry(
  quarantine: Quarantine,
  entry: ListEntry,
  word: { readonly text: string; readonly at: string },
): Quarantine {
  return new Map(quarantine).set(entry.number, { line: payloadLine(entry), ...word });
}

/** Lets go of numbers whose entry reads differently now. One that is only away for a moment comes back as it left. */
export function releaseChanged(quarantine: Quarantine, entries: readonly ListEntry[]): Quarantine {
  const changed = entries.filter((entry) => {
    const known = quarantine.get(entry.number);
    return known !== undefined && known.line !== payloadLine(entry);
  });
  if (changed.length === 0) return quarantine;
  const kept = new Map(quarantine);
  for (const { number } of changed) kept.delete(number);
  return kept;
}

/** `entries`: the whole list as it would be without any quarantine. */
export function mayQuarantine(quarantine: Quarantine, entries: readonly ListEntry[]): boolean {
  const aside = entries.filter((entry) => quarantine.has(entry.number)).length;
  return aside < Math.max(ALWAYS_ALLOWED, Math.floor(entries.length / 2));
}
