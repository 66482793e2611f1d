import { useTranslation } from 'react-i18next';
import { useRuntime } from '../../runtime.tsx';

/** Starts the demo; main opens it with a profile of its own. */
export function useDemo(): () => Promise<void> {
  const { t } = useTranslation();
  const { call, store } = useRuntime();
  return async () => {
    const ack = await call('app:start-demo');
    if (ack.ok) return;
    store.getState().toast({ tone: 'refused', title: t('action.failedTitle'), text: ack.error, undo: null });
  };
}
