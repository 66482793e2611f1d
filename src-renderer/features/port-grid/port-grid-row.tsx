import type { ReactElement, RefObject } from 'react';
import type { PortId } from '../../../src-main/shared/ids.ts';
import { bindClasses } from '../../ui/bind-classes.ts';
import { PortCard } from './port-card.tsx';
import classes from './port-grid.module.css';
import { PortTableRow } from './port-table-row.tsx';
import type { Layout } from './use-layout.ts';

const css = bindClasses(classes);

interface PortGridRowProps {
  readonly layout: Layout;
  readonly rowIndex: number;
  /** Distance from the top of the list in px. */
  readonly top: number;
  readonly columns: number;
  readonly ids: readonly PortId[];
  readonly current: PortId | null;
  readonly focusWanted: RefObject<boolean>;
}

/** One row of cards, or one port of the table, at its place in the scrolled list. */
export function PortGridRow(props: PortGridRowProps): ReactElement {
  const { layout, rowIndex, top, columns, ids, current, focusWanted } = props;
  const transform = `translateY(${top}px)`;
  if (layout === 'table') {
    return (
      <div className={css('place')} role="presentation" style={{ transform }}>
        {ids.map((id) => (
          <PortTableRow
            key={id}
            portId={id}
            rowIndex={rowIndex + 2}
            isCurrent={id === current}
            focusWanted={focusWanted}
          />
        ))}
      </div>
    );
  }
  const gridTemplateColumns = `repeat(${columns}, minmax(0, 1fr))`;
  return (
    <div
      className={css('place', 'cardRow')}
      role="row"
      aria-rowindex={rowIndex + 1}
      style={{ transform, gridTemplateColumns }}
    >
      {ids.map((id, column) => (
        <PortCard
          key={id}
          portId={id}
          columnIndex={column + 1}
          isCurrent={id === current}
          focusWanted={focusWanted}
        />
      ))}
    </div>
  );
}
