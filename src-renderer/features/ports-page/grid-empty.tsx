import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useRuntime, useWindow } from '../../runtime.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useDemo } from '../set-up/use-demo.ts';

/** Empty is a view, too: it says what it is empty of, and the way out. */
export function GridEmpty(): ReactElement {
  const { t } = useTranslation();
  const { store } = useRuntime();
  const startDemo = useDemo();
  const hasPorts = useWindow((state) => state.pool.order.length > 0);
  const { filter, search } = useWindow((state) => state.view);
  const { look } = store.getState();

  if (!hasPorts) {
    return (
      <EmptyState tone="quiet" title={t('grid.noPortsTitle')} text={t('grid.noPortsText')}>
        <Button onClick={() => look({ page: 'settings', settingsTab: 'ports' })}>{t('grid.add')}</Button>
        <Button variant="default" onClick={() => void startDemo()}>
          {t('grid.demo')}
        </Button>
      </EmptyState>
    );
  }
  const showAll = (
    <Button variant="default" onClick={() => look({ filter: 'all', reason: null, search: '' })}>
      {t('grid.showAll')}
    </Button>
  );
  if (filter === 'need-you' && search === '') {
    return (
      <EmptyState tone="good" title={t('grid.calmTitle')} text={t('grid.calmText')}>
        {showAll}
      </EmptyState>
    );
  }
  const text = search === '' ? t('grid.nothingFilter') : t('grid.nothingSearch', { search });
  return (
    <EmptyState tone="quiet" title={t('grid.nothingTitle')} text={text}>
      {showAll}
    </EmptyState>
  );
}
