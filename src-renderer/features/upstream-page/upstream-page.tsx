import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useWindow } from '../../runtime.tsx';
import { bindClasses } from '../../ui/bind-classes.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { ExchangePanel } from '../exchange/exchange-panel.tsx';
import { GapList } from './gap-list.tsx';
import { LedgerView } from './ledger-view.tsx';
import classes from './upstream-page.module.css';

const css = bindClasses(classes);

/** Whether the upstream has exactly what it should have, and the last thing said on either side. */
export function UpstreamPage(): ReactElement {
  const { t } = useTranslation();
  const sync = useWindow((state) => state.pool.sync);
  const { lastAttemptAt, lastAcceptedAt, lastExchange } = sync;
  return (
    <div className={css('page')}>
      <section className={css('facts')}>
        <LedgerView sync={sync} />
        <div className={css('side')}>
          <h2 className={css('title')}>{t('upstreamPage.reports')}</h2>
          <dl className={css('times')}>
            <dt>{t('upstreamPage.lastAccepted')}</dt>
            <dd>{ago(lastAcceptedAt)}</dd>
            <dt>{t('upstreamPage.lastAttempt')}</dt>
            <dd>{ago(lastAttemptAt)}</dd>
          </dl>
          <GapList gaps={sync.gaps} />
        </div>
      </section>
      <section className={css('exchange')} aria-label={t('upstreamPage.lastExchange')}>
        {lastExchange === null ? (
          <EmptyState tone="quiet" title={t('exchange.none')} text={t('exchange.noneText')} />
        ) : (
          <>
            <h2 className={css('title')}>{t('upstreamPage.lastExchange')}</h2>
            <div className={css('panel')}>
              <ExchangePanel exchange={lastExchange} />
            </div>
          </>
        )}
      </section>
    </div>
  );

  function ago(iso: string | null): ReactElement | string {
    return iso === null ? t('upstreamPage.never') : <RelativeTime iso={iso} words={(text) => text} />;
  }
}
