import type { Layout } from './use-layout.ts';

/** Pixels at 16 px root font size. The CSS of cards and rows has the same heights: a card never changes its size. */
export const gridMetrics = {
  cards: { minWidth: 208, rowHeight: 160, gap: 12, padding: 16, paddingTop: 4 },
  table: { minWidth: 0, rowHeight: 32, gap: 0, padding: 16, paddingTop: 0, cells: 9 },
} as const;

/** Columns of cards in `width` px; a table has one. */
export function columnsThatFit(layout: Layout, width: number): number {
  if (layout === 'table') return 1;
  const { minWidth, gap, padding } = gridMetrics.cards;
  return Math.max(1, Math.floor((width - 2 * padding + gap) / (minWidth + gap)));
}
