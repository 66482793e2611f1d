import { type KeyboardEvent, type RefObject, useRef } from 'react';
import type { PortId } from '../../../src-main/shared/ids.ts';
import { useRuntime } from '../../runtime.tsx';
import { usePortActions } from '../port-actions/use-port-actions.ts';
import { type GridShape, gridCommandOf } from './grid-command.ts';

interface GridKeysInput {
  readonly ids: readonly PortId[];
  readonly current: PortId | null;
  readonly columns: number;
  readonly rowsPerPage: number;
  showIndex(index: number): void;
}

interface GridKeys {
  onKeyDown(event: KeyboardEvent<HTMLElement>): void;
  /** True while the focus is to follow the cursor; the cell that takes it sets it back. */
  readonly focusWanted: RefObject<boolean>;
}

/** Keys of the grid. Keys that belong to a control inside of a cell (a switch, a button) are left to it. */
export function useGridKeys(input: GridKeysInput): GridKeys {
  const { store } = useRuntime();
  const actions = usePortActions();
  const focusWanted = useRef(false);
  const { ids, current, columns, rowsPerPage, showIndex } = input;

  const move = (index: number): void => {
    const target = ids[index];
    if (target === undefined) return;
    const { view, look } = store.getState();
    focusWanted.current = true;
    showIndex(index);
    look({ cursor: target, selected: view.selected === null ? null : target, numberWanted: false });
  };

  return {
    focusWanted,
    onKeyDown(event) {
      if (current === null || event.ctrlKey || event.altKey || event.metaKey) return;
      const isInCell = (event.target as HTMLElement).closest('input, button, a') !== null;
      const shape: GridShape = { index: ids.indexOf(current), count: ids.length, columns, rowsPerPage };
      const command = gridCommandOf(event.key, shape, isInCell);
      if (command === null) return;
      event.preventDefault();
      switch (command.kind) {
        case 'move':
          return move(command.index);
        case 'open':
          return actions.open(current);
        case 'rent':
          return actions.toggleRent(current);
        case 'pause':
          return actions.togglePause(current);
        case 'identify':
          return actions.identify(current);
      }
    },
  };
}
