import '@mantine/core/styles/SegmentedControl.css';
import '@mantine/core/styles/FloatingIndicator.css';
import { SegmentedControl } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWindow } from '../../runtime.tsx';
import { bindClasses } from '../../ui/bind-classes.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ExchangePanel } from '../exchange/exchange-panel.tsx';
import { CheckView } from './check-view.tsx';
import { LedgerTable } from './ledger-table.tsx';
import { LedgerView } from './ledger-view.tsx';
import { ReportFacts } from './report-facts.tsx';
import { SyncFallback } from './sync-fallback.tsx';
import classes from './upstream-page.module.css';

const css = bindClasses(classes);
const views = ['exchange', 'numbers', 'check'] as const;
type ViewName = (typeof views)[number];

/** Whether the upstream has exactly what it should have; below, the last thing said on either side, each number, or a check. */
export function UpstreamPage(): ReactElement {
  const { t } = useTranslation();
  const sync = useWindow((state) => state.pool.sync);
  const [view, setView] = useState<ViewName>('exchange');
  return (
    <div className={css('page')}>
      <section className={css('facts')}>
        <LedgerView sync={sync} />
        <ReportFacts sync={sync} />
      </section>
      <SyncFallback fallback={sync.fallback} />
      <section
        className={css('below', view === 'check' && 'tall')}
        aria-label={t(`upstreamPage.view.${view}`)}
      >
        <SegmentedControl
          className={css('views')}
          classNames={{ label: css('choice') }}
          size="xs"
          withItemsBorders={false}
          aria-label={t('upstreamPage.views')}
          value={view}
          data={views.map((value) => ({ value, label: t(`upstreamPage.view.${value}`) }))}
          onChange={setView}
        />
        <div className={css('panel')}>
          <ViewOf view={view} />
        </div>
      </section>
    </div>
  );
}

function ViewOf({ view }: { view: ViewName }): ReactElement {
  switch (view) {
    case 'exchange':
      return <LastExchange />;
    case 'numbers':
      return <LedgerTable />;
    case 'check':
      return <CheckView />;
  }
}

function LastExchange(): ReactElement {
  const { t } = useTranslation();
  const exchange = useWindow((state) => state.pool.sync.lastExchange);
  if (exchange === null) {
    return <EmptyState tone="quiet" title={t('exchange.none')} text={t('exchange.noneText')} />;
  }
  return <ExchangePanel exchange={exchange} />;
}
