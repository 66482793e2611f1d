import type { ListEntry } from '../upstream/list-entry.ts';
import type { DesiredList } from './desired-list.ts';
import { type DroppedEntry, guardList } from './guard.ts';
import { imageOf } from './list-image.ts';
import type { Quarantine } from './quarantine.ts';

/** The list as it would leave now: guarded, without what is quarantined. */
export interface OutgoingList {
  readonly desired: DesiredList;
  /** What passes the guard, quarantined numbers among them. */
  readonly guarded: readonly ListEntry[];
  readonly entries: readonly ListEntry[];
  readonly dropped: readonly DroppedEntry[];
  /** As of ListImage. */
  readonly key: string;
}

/** `nowMs` is monotonic. */
export function prepareList(desired: DesiredList, quarantine: Quarantine, nowMs: number): OutgoingList {
  const { entries: guarded, dropped } = guardList(desired, nowMs);
  const entries = guarded.filter((entry) => !quarantine.has(entry.number));
  return { desired, guarded, entries, dropped, key: imageOf(entries).key };
}
