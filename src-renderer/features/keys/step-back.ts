import type { View } from '../../store/view-slice.ts';

/** What Esc closes: one thing at a time, the newest and smallest first. */
export function stepBack(view: View): Partial<View> {
  if (view.selected !== null) return { selected: null, numberWanted: false };
  if (view.exchangeOpen) return { exchangeOpen: false };
  if (view.search !== '') return { search: '' };
  if (view.reason !== null || view.filter !== 'all') return { reason: null, filter: 'all' };
  return { page: 'ports' };
}
