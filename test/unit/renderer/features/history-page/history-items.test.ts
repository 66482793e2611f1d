import { describe, expect, it } from 'vitest';
import type { JournalRow } from '../../../../../src-main/shared/journal-view.ts';
import { historyItems } from '../../../../../src-renderer/features/history-page/history-items.ts';

const rowAt = (date: Date): JournalRow => ({
  kind: 'port-event',
  key: String(date.getTime()),
  at: date.toISOString(),
  portId: 'Port1',
  event: 'sim-seen',
  detail: null,
});

describe('historyItems', () => {
  it('writes the date once above the rows of each day, as the person counts days', () => {
    const rows = [new Date(2026, 0, 2, 0, 5), new Date(2026, 0, 1, 23, 55), new Date(2026, 0, 1, 3)].map(
      rowAt,
    );
    expect(historyItems(rows).map(({ kind }) => kind)).toEqual(['day', 'row', 'day', 'row', 'row']);
  });

  it('is empty without rows', () => {
    expect(historyItems([])).toEqual([]);
  });
});
