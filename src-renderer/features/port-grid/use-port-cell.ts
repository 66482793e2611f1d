import { type FocusEvent, type MouseEvent, type RefObject, useEffect, useRef, useState } from 'react';
import type { PortView } from '../../../src-main/shared/port-view.ts';
import { useRuntime, useWindow } from '../../runtime.tsx';
import { toneOfPort } from '../../store/port-tone.ts';
import { usePortActions } from '../port-actions/use-port-actions.ts';
import type { PortCellProps } from './port-cell.ts';

interface PortCell {
  readonly port: PortView | undefined;
  readonly isSelected: boolean;
  /** True from the second tone on: the first one is no change, and does not glow. */
  readonly hasChanged: boolean;
  readonly cellProps: {
    readonly ref: RefObject<HTMLDivElement | null>;
    readonly tabIndex: number;
    readonly 'aria-selected': boolean;
    readonly 'data-testid': string;
    onClick(event: MouseEvent<HTMLElement>): void;
    onFocus(event: FocusEvent<HTMLElement>): void;
  };
}

/** What card and table row have in common: their port alone wakes them, and they follow cursor and selection. */
export function usePortCell({ portId, isCurrent, focusWanted }: PortCellProps): PortCell {
  const { store } = useRuntime();
  const { open } = usePortActions();
  const port = useWindow((state) => state.pool.ports[portId]);
  const isSelected = useWindow((state) => state.view.selected === portId);
  const ref = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!isCurrent || !focusWanted.current) return;
    focusWanted.current = false;
    ref.current?.focus({ preventScroll: true });
  }, [isCurrent, focusWanted]);

  return {
    port,
    isSelected,
    hasChanged: useHasChanged(port),
    cellProps: {
      ref,
      tabIndex: isCurrent ? 0 : -1,
      'aria-selected': isSelected,
      'data-testid': `port-card-${portId}`,
      onClick: (event) => {
        if (!isControl(event.target)) open(portId);
      },
      onFocus: () => {
        if (!isCurrent) store.getState().look({ cursor: portId });
      },
    },
  };
}

function isControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest('button, input, label') !== null;
}

function useHasChanged(port: PortView | undefined): boolean {
  const tone = port === undefined ? null : toneOfPort(port);
  const [first] = useState(tone);
  const [hasChanged, setHasChanged] = useState(false);
  if (!hasChanged && tone !== first) setHasChanged(true);
  return hasChanged;
}
