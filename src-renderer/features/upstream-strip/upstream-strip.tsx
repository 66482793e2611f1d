import { UnstyledButton } from '@mantine/core';
import { type ReactElement, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { ExchangePanel } from '../../lazy-views.ts';
import { useWindow } from '../../runtime.tsx';
import { bindClasses } from '../../ui/bind-classes.ts';
import { ExchangeLine } from '../exchange/exchange-line.tsx';
import classes from './upstream-strip.module.css';

const css = bindClasses(classes);

/** The last exchange in one line; opens request and answer above it. The page "Upstream" shows them anyway. */
export function UpstreamStrip(): ReactElement {
  const { t } = useTranslation();
  const exchange = useWindow((state) => state.pool.sync.lastExchange);
  const isOpen = useWindow((state) => state.view.exchangeOpen);
  const page = useWindow((state) => state.view.page);
  const look = useWindow((state) => state.look);
  const canOpen = exchange !== null && page !== 'upstream';
  return (
    <section className={css('strip')} aria-label={t('exchange.label')}>
      {canOpen && isOpen && (
        <div className={css('panel')} id="exchange-panel">
          <Suspense fallback={null}>
            <ExchangePanel exchange={exchange} />
          </Suspense>
        </div>
      )}
      <div className={css('line')} data-testid="upstream-strip">
        {exchange === null ? t('exchange.none') : <ExchangeLine exchange={exchange} />}
        <span className={css('rest')} />
        {canOpen && (
          <UnstyledButton
            className={css('toggle')}
            aria-expanded={isOpen}
            aria-controls="exchange-panel"
            onClick={() => look({ exchangeOpen: !isOpen })}
          >
            {t(isOpen ? 'exchange.close' : 'exchange.open')}
          </UnstyledButton>
        )}
      </div>
    </section>
  );
}
