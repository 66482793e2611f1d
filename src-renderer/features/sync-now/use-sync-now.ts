import { useTranslation } from 'react-i18next';
import { useRuntime, useWindow } from '../../runtime.tsx';

interface SyncNow {
  readonly isBusy: boolean;
  readonly isPossible: boolean;
  syncNow(): Promise<void>;
}

/** Asks for a list at once. The result is told by useSyncResult when the exchange arrives. */
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
      look({ syncAsked: { lastExchangeAt: pool.sync.lastExchange?.at ?? null } });
      const ack = await call('sync:now');
      if (ack.ok) return;
      look({ syncAsked: null });
      toast({ tone: 'attention', title: t('syncNow.refusedTitle'), text: ack.error, undo: null });
    },
  };
}
