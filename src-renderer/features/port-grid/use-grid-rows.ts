import { useVirtualizer } from '@tanstack/react-virtual';
import type { RefObject } from 'react';
import { gridMetrics } from './grid-metrics.ts';
import type { Layout } from './use-layout.ts';

/** Rows kept ready above and below what is seen, so that scrolling shows no holes. */
const OVERSCAN = { cards: 2, table: 8 } as const;

interface GridRows {
  readonly rows: readonly { readonly index: number; readonly start: number }[];
  /** Of all rows together, in px. */
  readonly height: number;
  readonly rowsPerPage: number;
  /** Scrolls the port at this index of the list into view. */
  showIndex(index: number): void;
}

export function useGridRows(
  scrollRef: RefObject<HTMLDivElement | null>,
  layout: Layout,
  count: number,
  columns: number,
): GridRows {
  const { rowHeight, gap, padding, paddingTop } = gridMetrics[layout];
  const virtualizer = useVirtualizer({
    count: Math.ceil(count / columns),
    getScrollElement: () => scrollRef.current,
    estimateSize: () => rowHeight,
    gap,
    paddingStart: paddingTop,
    paddingEnd: padding,
    scrollPaddingStart: layout === 'table' ? rowHeight : padding,
    scrollPaddingEnd: padding,
    overscan: OVERSCAN[layout],
  });
  return {
    rows: virtualizer.getVirtualItems(),
    height: virtualizer.getTotalSize(),
    rowsPerPage: Math.max(1, Math.floor((virtualizer.scrollRect?.height ?? 0) / (rowHeight + gap))),
    showIndex: (index) => virtualizer.scrollToIndex(Math.floor(index / columns)),
  };
}
