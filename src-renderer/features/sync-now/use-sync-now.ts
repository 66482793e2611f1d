import { useTranslation } from 'react-i18next';
import { useRuntime, useWindow } from '../../runtime.tsx';

interface SyncNow {
  readonly isBusy: boolean;
  readonly isPossible: boolean;
  syncNow(): Promise<void>;
}

/** Asks for a list at once. That it was accepted is told by useSyncResult, which knows the exchange. */
export function useSyncNow(): SyncNow {
  const { t } = useTranslation();
  const { call, store } = useRuntime();
  const isBusy = useWindow((state) => state.view.syncAsked !== null);
  const isPossible = useWindow(({ pool }) => !['unconfigured', 'stopped'].includes(pool.sync.state));
  return {
    isBusy,
    isPossible,
    async syncNow() {
      const { view, pool, look, toast } = store.getState();
      if (view.syncAsked !== null) return;
      const syncAsked = { lastExchangeAt: pool.sync.lastExchange?.at ?? null };
      look({ syncAsked: { ...syncAsked, isDone: false } });
      const ack = await call('sync:now');
      look({ syncAsked: ack.ok ? { ...syncAsked, isDone: true } : null });
      if (!ack.ok) toast({ tone: 'attention', title: t('syncNow.failedTitle'), text: ack.error, undo: null });
    },
  };
}
