import { type ReactElement, Suspense } from 'react';
import { Inspector } from '../../lazy-views.ts';
import { useWindow } from '../../runtime.tsx';
import { bindClasses } from '../../ui/bind-classes.ts';
import { usePaintMark } from '../../ui/use-paint-mark.ts';
import { PortGrid } from '../port-grid/port-grid.tsx';
import { Toolbar } from '../toolbar/toolbar.tsx';
import { GridEmpty } from './grid-empty.tsx';
import classes from './ports-page.module.css';
import { usePortList } from './use-port-list.ts';

const css = bindClasses(classes);

export function PortsPage(): ReactElement {
  const ids = usePortList();
  usePaintMark();
  const selected = useWindow(({ view, pool }) =>
    view.selected !== null && view.selected in pool.ports ? view.selected : null,
  );
  return (
    <>
      <Toolbar />
      <div className={css('body')}>
        <div className={css('list')}>{ids.length === 0 ? <GridEmpty /> : <PortGrid ids={ids} />}</div>
        {selected !== null && (
          <Suspense fallback={<aside className={css('aside')} />}>
            <Inspector portId={selected} />
          </Suspense>
        )}
      </div>
    </>
  );
}
