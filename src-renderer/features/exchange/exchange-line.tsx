import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExchangeView } from '../../../src-main/shared/sync-view.ts';
import { clockText, exactText } from '../../format/exact-time.ts';
import { bindClasses } from '../../ui/bind-classes.ts';
import { StatusShape } from '../../ui/status-shape.tsx';
import classes from './exchange-line.module.css';
import { toneOfExchange } from './tone-of-exchange.ts';
import { useCallText } from './use-call-text.ts';

const css = bindClasses(classes);

/** `12:04:31  list, 30 numbers, accepted in 84 ms  +1 -0`. */
export function ExchangeLine({ exchange }: { exchange: ExchangeView }): ReactElement {
  const { t } = useTranslation();
  const callText = useCallText();
  const { at, outcome, durationMs, added, removed, cause, httpStatus, fault } = exchange;
  return (
    <>
      <StatusShape tone={toneOfExchange(exchange)} size={16} />
      <time dateTime={at} title={exactText(at)}>
        {clockText(at)}
      </time>
      <span className={css('result')}>
        {callText(exchange)}, {t(`exchange.${outcome}`, { duration: durationMs })}
      </span>
      <span className={css('changes')}>
        <span title={added.join(', ')}>+{added.length}</span>
        <span title={removed.join(', ')}>−{removed.length}</span>
      </span>
      <span className={css('cause')}>{t(`exchange.cause.${cause}`)}</span>
      {fault !== null && (
        <span className={css('fault')} title={fault.text}>
          {httpStatus !== null && `${t('exchange.http', { status: httpStatus })} `}
          {fault.code}
        </span>
      )}
    </>
  );
}
