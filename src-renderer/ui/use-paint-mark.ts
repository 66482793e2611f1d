import { useEffect } from 'react';
import { useRuntime } from '../runtime.tsx';

/** Set once, after the first paint of the grid or of the set-up view: the start-up benchmark reads it. */
const MARK = 'grid-painted';

export function usePaintMark(): void {
  const { call } = useRuntime();
  useEffect(() => {
    if (performance.getEntriesByName(MARK).length > 0) return;
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      performance.mark(MARK);
      void call('window:painted');
    };
    // A message that is sent within an animation frame arrives when that frame is on the screen.
    const frame = requestAnimationFrame(() => channel.port2.postMessage(null));
    return () => cancelAnimationFrame(frame);
  }, [call]);
}
