import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRuntime } from '../../runtime.tsx';
import { queryOf } from './history-query.ts';

type ExportFormat = 'csv' | 'json';

interface HistoryExport {
  readonly isBusy: boolean;
  save(format: ExportFormat): Promise<void>;
}

/** Saves all rows that the filter finds, not only those that are loaded. Main asks for the file. */
export function useHistoryExport(): HistoryExport {
  const { t } = useTranslation();
  const { ask, store } = useRuntime();
  const [isBusy, setBusy] = useState(false);
  return {
    isBusy,
    async save(format) {
      const { view, toast } = store.getState();
      setBusy(true);
      const query = { ...queryOf(view.history, Date.now()), before: null, limit: 500 };
      const answer = await ask('journal:export', { query, format });
      setBusy(false);
      if (!answer.ok) {
        toast({ tone: 'refused', title: t('action.failedTitle'), text: answer.error, undo: null });
      } else if (answer.value !== null) {
        const { rows, path } = answer.value;
        toast({ tone: 'good', title: t('history.exported', { count: rows }), text: path, undo: null });
      }
    },
  };
}
