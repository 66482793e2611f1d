import type { RefusedNumber } from '../journal/journal.ts';
import type { E164 } from '../shared/ids.ts';
import type { ListEntry } from '../upstream/list-entry.ts';
import { payloadLine } from '../upstream/payload.ts';
import type { Moment } from './gap-tracker.ts';

/**
 * A number that the upstream refused by itself. It stays out until its entry changes, a person asks for a sync, or half an hour
 * has passed: what was wrong may have been the upstream's date or a number it did not know yet. One that nothing bears witness
 * against is asked again as often as there is a heartbeat: it may as well have been the upstream's mood.
 */
export interface QuarantinedNumber {
  /** The entry as it was refused, in the upstream's form. */
  readonly line: string;
  /** As refusalWords tells it. */
  readonly text: string;
  /** ISO 8601 UTC. */
  readonly at: string;
  /** Monotonic ms. */
  readonly sinceMs: number;
  /** Something else was accepted at the same time: it is the number, not the upstream's mood. */
  readonly proven: boolean;
}

export type Quarantine = ReadonlyMap<E164, QuarantinedNumber>;

/** So few may always be set aside; beyond, at most half of a list: when more is refused, the numbers are not the cause. */
const ALWAYS_ALLOWED = 3;
const KEPT_MS = 30 * 60_000;
const UNPROVEN_KEPT_MS = 285_000;

export function quarantineEntry(
  quarantine: Quarantine,
  entry: ListEntry,
  word: Omit<QuarantinedNumber, 'line'>,
): Quarantine {
  return new Map(quarantine).set(entry.number, { line: payloadLine(entry), ...word });
}

/** What is worth to be kept over a restart: numbers that are the cause for sure. */
export function provenNumbers(quarantine: Quarantine): readonly RefusedNumber[] {
  return [...quarantine].flatMap(([number, { line, text, at, proven }]) =>
    proven ? [{ number, line, text, at }] : [],
  );
}

/** A restart alone is no reason to send a refused number again: it stays aside for the rest of its half hour. */
export function restoreQuarantine(refused: readonly RefusedNumber[], now: Moment): Quarantine {
  return new Map(
    refused.flatMap(({ number, line, text, at }) => {
      const ageMs = now.wallMs - Date.parse(at);
      // From the future: the clock was set back, and how long it has been is not known.
      if (ageMs < 0 || ageMs >= KEPT_MS) return [];
      return [[number, { line, text, at, sinceMs: now.monotonicMs - ageMs, proven: true }]];
    }),
  );
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

/** Lets go of numbers that have been aside for long enough at the monotonic time `nowMs`. */
export function releaseOld(quarantine: Quarantine, nowMs: number): Quarantine {
  return keepOnly(
    quarantine,
    ({ sinceMs, proven }) => nowMs - sinceMs < (proven ? KEPT_MS : UNPROVEN_KEPT_MS),
  );
}

/** Everything was refused: then no number is known to be the cause, except those proven before. */
export function releaseUnproven(quarantine: Quarantine): Quarantine {
  return keepOnly(quarantine, ({ proven }) => proven);
}

/** Something was accepted: the numbers set aside until now are the cause. */
export function proveAll(quarantine: Quarantine): Quarantine {
  if ([...quarantine.values()].every(({ proven }) => proven)) return quarantine;
  return new Map([...quarantine].map(([number, item]) => [number, { ...item, proven: true }]));
}

function keepOnly(quarantine: Quarantine, isKept: (item: QuarantinedNumber) => boolean): Quarantine {
  const kept = [...quarantine].filter(([, item]) => isKept(item));
  return kept.length === quarantine.size ? quarantine : new Map(kept);
}

/** `entries`: the whole list as it would be without any quarantine. */
export function mayQuarantine(quarantine: Quarantine, entries: readonly ListEntry[]): boolean {
  const aside = entries.filter((entry) => quarantine.has(entry.number)).length;
  return aside < Math.max(ALWAYS_ALLOWED, Math.floor(entries.length / 2));
}
