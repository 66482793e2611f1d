import type { JournalPage, JournalRow } from '../../../src-main/shared/journal-view.ts';

/**
 * Puts the newest page before what is known. A row is known by its key; a request that was under way comes late, in its place.
 * Where the page does not reach back to what is known, rows between are missing, and the page alone is true.
 * Hands back the same page when nothing is new.
 */
export function mergeNewest(known: JournalPage, newest: JournalPage): JournalPage {
  const fresh = new Set(newest.rows.map(({ key }) => key));
  const firstShared = known.rows.findIndex(({ key }) => fresh.has(key));
  if (firstShared === -1) return newest.rows.length === 0 && known.rows.length === 0 ? known : newest;
  if (isSame(known.rows, newest.rows)) return known;
  const older = known.rows.filter(({ key }) => !fresh.has(key));
  return { rows: [...newest.rows, ...older], next: known.next };
}

function isSame(known: readonly JournalRow[], newest: readonly JournalRow[]): boolean {
  return newest.every(({ key }, index) => known[index]?.key === key);
}

/** Puts an older page behind what is known. */
export function appendOlder(known: JournalPage, older: JournalPage): JournalPage {
  const keys = new Set(known.rows.map(({ key }) => key));
  return { rows: [...known.rows, ...older.rows.filter(({ key }) => !keys.has(key))], next: older.next };
}
