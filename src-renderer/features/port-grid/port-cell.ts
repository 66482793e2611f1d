import type { RefObject } from 'react';
import type { PortId } from '../../../src-main/shared/ids.ts';

/** What a cell of the grid gets, as a card and as a table row alike. */
export interface PortCellProps {
  readonly portId: PortId;
  /** The one cell that Tab reaches. */
  readonly isCurrent: boolean;
  readonly focusWanted: RefObject<boolean>;
}
