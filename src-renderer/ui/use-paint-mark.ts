import { useEffect } from 'react';
import { useRuntime } from '../runtime.tsx';
import { firstPaint } from './first-paint.ts';

/** Set once, after the first paint of the grid or of the set-up view: the start-up benchmark reads it. */
const MARK = 'grid-painted';

export function usePaintMark(): void {
  const { call } = useRuntime();
  useEffect(() => {
    void firstPaint().then(() => {
      if (performance.getEntriesByName(MARK).length > 0) return;
      performance.mark(MARK);
      void call('window:painted');
    });
  }, [call]);
}
