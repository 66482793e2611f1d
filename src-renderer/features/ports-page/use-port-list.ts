import { useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { PortId } from '../../../src-main/shared/ids.ts';
import { useWindow } from '../../runtime.tsx';
import { memoizeLast } from '../../store/memoize-last.ts';
import { listPorts } from '../../store/port-list.ts';

/** The ids to show. Wakes its component only when the ids or their order change, not with every signal reading. */
export function usePortList(): readonly PortId[] {
  const [list] = useState(() => memoizeLast(listPorts));
  return useWindow(useShallow(({ pool, view }) => list(pool, view)));
}
