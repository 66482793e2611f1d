import { useWindow } from '../../runtime.tsx';

export type Layout = 'cards' | 'table';

/** Above this many ports a table tells more at a glance. */
const CARDS_AT_MOST = 64;

export function useLayout(): Layout {
  return useWindow(({ pool }) => {
    const { density } = pool.settings;
    if (density !== 'auto') return density;
    return pool.order.length <= CARDS_AT_MOST ? 'cards' : 'table';
  });
}
