import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useRuntime, useWindow } from '../../runtime.tsx';

/** A request gives up earlier than this; a button that stays busy for ever would only hide that. */
const PATIENCE_MS = 45_000;

/** Tells the result of "Sync now" once the exchange that it caused is there. */
export function useSyncResult(): void {
  const { t } = useTranslation();
  const { store } = useRuntime();
  const asked = useWindow((state) => state.view.syncAsked);
  const exchange = useWindow((state) => state.pool.sync.lastExchange);

  useEffect(() => {
    if (asked === null || exchange === null || exchange.at === asked.lastExchangeAt) return;
    const { look, toast } = store.getState();
    look({ syncAsked: null });
    if (exchange.outcome === 'accepted') {
      const title = t('syncNow.acceptedTitle', { count: exchange.count });
      const text = t('syncNow.acceptedText', { duration: exchange.durationMs });
      toast({ tone: 'good', title, text, undo: null });
    } else {
      const text = exchange.fault?.text ?? null;
      toast({ tone: 'refused', title: t('syncNow.failedTitle'), text, undo: null });
    }
  }, [asked, exchange, store, t]);

  useEffect(() => {
    if (asked === null) return;
    const timer = setTimeout(() => store.getState().look({ syncAsked: null }), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [asked, store]);
}
