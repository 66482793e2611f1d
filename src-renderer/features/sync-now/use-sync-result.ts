import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useRuntime, useWindow } from '../../runtime.tsx';

/** A search for a refused number is over earlier than this; a button that stays busy for ever would only hide that. */
const PATIENCE_MS = 180_000;

/**
 * Tells that "Sync now" has put a list through, once main says so and the exchange is there: either may come first. What was refused
 * on the way, while a culprit was looked for, is no result yet.
 */
export function useSyncResult(): void {
  const { t } = useTranslation();
  const { store } = useRuntime();
  const asked = useWindow((state) => state.view.syncAsked);
  const exchange = useWindow((state) => state.pool.sync.lastExchange);

  useEffect(() => {
    if (asked === null || !asked.isDone || exchange === null || exchange.at === asked.lastExchangeAt) return;
    if (exchange.outcome !== 'accepted') return;
    const { look, toast } = store.getState();
    look({ syncAsked: null });
    const title = t('syncNow.acceptedTitle', { count: exchange.count });
    const text = t('syncNow.acceptedText', { duration: exchange.durationMs });
    toast({ tone: 'good', title, text, undo: null });
  }, [asked, exchange, store, t]);

  useEffect(() => {
    if (asked === null) return;
    const timer = setTimeout(() => store.getState().look({ syncAsked: null }), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [asked, store]);
}
