import { useTranslation } from 'react-i18next';
import type { PortView } from '../../../src-main/shared/port-view.ts';
import { useRuntime, useWindow } from '../../runtime.tsx';
import { type NumberSearch, searchKey, withSearch } from '../../store/number-search.ts';

interface FindNumber {
  readonly search: NumberSearch | null;
  find(): Promise<void>;
}

/** Asks card and network for the number. What came of it stands beside the button, and in a toast for who has looked away. */
export function useFindNumber(port: PortView): FindNumber {
  const { t } = useTranslation();
  const { call, store } = useRuntime();
  const key = searchKey(port);
  const search = useWindow(({ view }) => view.numberSearches[key] ?? null);

  const note = (next: NumberSearch | null): void => {
    const { view, look } = store.getState();
    look({ numberSearches: withSearch(view.numberSearches, key, next) });
  };

  return {
    search,
    async find() {
      note({ kind: 'busy' });
      const ack = await call('port:find-number', { portId: port.id, iccid: port.sim.iccid });
      note(ack.ok ? null : { kind: 'nothing', text: ack.error });
      const { view, toast } = store.getState();
      if (ack.ok) {
        toast({ tone: 'good', title: t('inspector.found', { port: port.id }), text: null, undo: null });
      } else if (view.page !== 'ports' || view.selected !== port.id) {
        const title = t('inspector.notFound', { port: port.id });
        toast({ tone: 'attention', title, text: ack.error, undo: null });
      }
    },
  };
}
