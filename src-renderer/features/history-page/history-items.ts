import type { JournalRow } from '../../../src-main/shared/journal-view.ts';

/** What the list draws: rows, and above the first one of each day its date. */
export type HistoryItem =
  | { readonly kind: 'day'; readonly key: string; readonly at: string }
  | { readonly kind: 'row'; readonly key: string; readonly row: JournalRow };

/** Days are those of the person who looks, not of UTC. */
export function historyItems(rows: readonly JournalRow[]): readonly HistoryItem[] {
  const items: HistoryItem[] = [];
  let lastDay = '';
  for (const row of rows) {
    const day = new Date(row.at).toDateString();
    if (day !== lastDay) items.push({ kind: 'day', key: `day ${day}`, at: row.at });
    lastDay = day;
    items.push({ kind: 'row', key: `row ${row.key}`, row });
  }
  return items;
}
