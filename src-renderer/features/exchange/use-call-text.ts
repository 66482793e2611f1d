import { useTranslation } from 'react-i18next';
import type { ExchangeView } from '../../../src-main/shared/sync-view.ts';
import { useWindow } from '../../runtime.tsx';

type Call = Pick<ExchangeView, 'call' | 'count' | 'added' | 'removed'>;

/** `list, 30 numbers`, or the one number that a request of the incremental way speaks of. */
export function useCallText(): (exchange: Call) => string {
  const { t } = useTranslation();
  const format = useWindow((state) => state.formatPhone);
  return ({ call, count, added, removed }) => {
    const [number] = call === 'addNumber' ? added : call === 'removeNumber' ? removed : [];
    if (number !== undefined)
      return t('exchange.named', { call: t(`exchange.call.${call}`), number: format(number) });
    return t(`exchange.call.${call}`, { count });
  };
}
