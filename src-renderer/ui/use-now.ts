import { useSyncExternalStore } from 'react';
import type { NowTicker } from './now-ticker.ts';

export function useNow(ticker: NowTicker): number {
  return useSyncExternalStore(ticker.subscribe, ticker.now, ticker.now);
}
