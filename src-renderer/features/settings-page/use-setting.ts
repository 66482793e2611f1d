import { useTranslation } from 'react-i18next';
import type { IpcRequest } from '../../../src-main/shared/ipc-schema.ts';
import { useRuntime } from '../../runtime.tsx';

/** Changes a setting at once; main answers with a delta, and that is what the page shows. */
export function useSetting(): (change: IpcRequest<'settings:update'>) => Promise<void> {
  const { t } = useTranslation();
  const { call, store } = useRuntime();
  return async (change) => {
    const ack = await call('settings:update', change);
    if (ack.ok) return;
    store.getState().toast({ tone: 'refused', title: t('action.failedTitle'), text: ack.error, undo: null });
  };
}
