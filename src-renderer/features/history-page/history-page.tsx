import { Button } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWindow } from '../../runtime.tsx';
import { wholeHistory } from '../../store/history-filter.ts';
import { bindClasses } from '../../ui/bind-classes.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import type { HistoryState } from './history-feed.ts';
import { HistoryFilters } from './history-filters.tsx';
import { HistoryList } from './history-list.tsx';
import classes from './history-page.module.css';
import { isRangeTurned } from './history-query.ts';
import { useHistory } from './use-history.ts';

const css = bindClasses(classes);

/** Every request with its answer, and every port event: newest first, alive while its top is looked at. */
export function HistoryPage(): ReactElement {
  const [isLive, setLive] = useState(true);
  const { state, feed, retry } = useHistory(isLive);
  const isTurned = useWindow(({ view }) => isRangeTurned(view.history));
  return (
    <div className={css('page')} data-testid="history" data-phase={state.phase}>
      <HistoryFilters />
      <div className={css('body')}>
        {state.rows.length === 0 || isTurned ? (
          <NoRows state={state} onRetry={retry} />
        ) : (
          <HistoryList
            state={state}
            onOlder={() => void feed.older()}
            onRetry={retry}
            onLiveChange={setLive}
          />
        )}
      </div>
    </div>
  );
}

function NoRows({ state, onRetry }: { state: HistoryState; onRetry: () => void }): ReactElement {
  const { t } = useTranslation();
  const filter = useWindow(({ view }) => view.history);
  const look = useWindow((window) => window.look);
  if (isRangeTurned(filter)) {
    return <EmptyState tone="quiet" title={t('history.nothingTitle')} text={t('history.turned')} />;
  }
  if (state.phase === 'searching' || state.phase === 'older') {
    return (
      <p className={css('note')} role="status">
        {t('history.searching')}
      </p>
    );
  }
  if (state.error !== null) {
    return (
      <EmptyState tone="refused" title={t('history.failedTitle')} text={state.error}>
        <Button onClick={onRetry}>{t('history.retry')}</Button>
      </EmptyState>
    );
  }
  if (filter === wholeHistory) {
    return <EmptyState tone="quiet" title={t('history.emptyTitle')} text={t('history.emptyText')} />;
  }
  return (
    <EmptyState tone="quiet" title={t('history.nothingTitle')} text={t('history.nothingText')}>
      <Button variant="default" onClick={() => look({ history: wholeHistory })}>
        {t('history.showAll')}
      </Button>
    </EmptyState>
  );
}
