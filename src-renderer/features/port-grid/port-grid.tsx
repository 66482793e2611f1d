import { type ReactElement, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PortId } from '../../../src-main/shared/ids.ts';
import { useWindow } from '../../runtime.tsx';
import { bindClasses } from '../../ui/bind-classes.ts';
import { useElementWidth } from '../../ui/use-element-width.ts';
import { columnsThatFit, gridMetrics } from './grid-metrics.ts';
import classes from './port-grid.module.css';
import { PortGridRow } from './port-grid-row.tsx';
import { TableHeader } from './table-header.tsx';
import { useGridKeys } from './use-grid-keys.ts';
import { useGridRows } from './use-grid-rows.ts';
import { useLayout } from './use-layout.ts';

const css = bindClasses(classes);

/** Cards and table are one grid: rows of the visible part only, one cell that Tab reaches, arrows for the rest. */
export function PortGrid({ ids }: { ids: readonly PortId[] }): ReactElement {
  const { t } = useTranslation();
  const layout = useLayout();
  const scrollRef = useRef<HTMLDivElement>(null);
  const width = useElementWidth(scrollRef);
  const columns = columnsThatFit(layout, width);
  const { rows, height, showIndex, rowsPerPage } = useGridRows(scrollRef, layout, ids.length, columns);
  const cursor = useWindow((state) => state.view.cursor);
  const current = cursor !== null && ids.includes(cursor) ? cursor : (ids[0] ?? null);
  const keys = useGridKeys({ ids, current, columns, rowsPerPage, showIndex });

  return (
    <div
      ref={scrollRef}
      className={css('scroll')}
      role="grid"
      aria-label={t('grid.label')}
      aria-rowcount={Math.ceil(ids.length / columns) + (layout === 'table' ? 1 : 0)}
      aria-colcount={layout === 'table' ? gridMetrics.table.cells : columns}
      data-layout={layout}
      onKeyDown={keys.onKeyDown}
    >
      {layout === 'table' && <TableHeader />}
      <div className={css('canvas')} role="presentation" style={{ height }}>
        {width > 0 &&
          rows.map(({ index, start }) => (
            <PortGridRow
              key={index}
              layout={layout}
              rowIndex={index}
              top={start}
              columns={columns}
              ids={ids.slice(index * columns, (index + 1) * columns)}
              current={current}
              focusWanted={keys.focusWanted}
            />
          ))}
      </div>
    </div>
  );
}
