import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExchangeView } from '../../../src-main/shared/sync-view.ts';
import { bindClasses } from '../../ui/bind-classes.ts';
import { StatusShape } from '../../ui/status-shape.tsx';
import { ExchangeBodies } from './exchange-bodies.tsx';
import classes from './exchange-panel.module.css';
import { toneOfExchange } from './tone-of-exchange.ts';

const css = bindClasses(classes);

/** Request and answer side by side, and above them what went wrong and what to do. */
export function ExchangePanel({ exchange }: { exchange: ExchangeView }): ReactElement {
  const { t } = useTranslation();
  const { request, answer, fault, httpStatus } = exchange;
  const status = httpStatus === null ? '' : t('exchange.http', { status: httpStatus });
  return (
    <div className={css('panel')}>
      {fault !== null && (
        <p className={css('fault', toneOfExchange(exchange))} role="alert">
          <StatusShape tone={toneOfExchange(exchange)} size={16} />
          <span>{fault.text}</span>
          <code className={css('code')}>{fault.code}</code>
        </p>
      )}
      <ExchangeBodies request={request} answer={answer} status={status} />
    </div>
  );
}
