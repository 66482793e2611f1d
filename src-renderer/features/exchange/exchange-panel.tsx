import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExchangeView } from '../../../src-main/shared/sync-view.ts';
import { bindClasses } from '../../ui/bind-classes.ts';
import { StatusShape } from '../../ui/status-shape.tsx';
import classes from './exchange-panel.module.css';
import { prettyJson } from './pretty-json.ts';
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
      <div className={css('columns')}>
        <Body title={t('exchange.request')} note="" text={request} testId="exchange-request" />
        <Body
          title={t('exchange.answer')}
          note={status}
          text={answer === null ? t('exchange.noAnswer') : prettyJson(answer)}
          testId="exchange-answer"
        />
      </div>
    </div>
  );
}

interface BodyProps {
  readonly title: string;
  readonly note: string;
  readonly text: string;
  readonly testId: string;
}

function Body({ title, note, text, testId }: BodyProps): ReactElement {
  return (
    <figure className={css('body')}>
      <figcaption className={css('caption')}>
        {title} <span className={css('note')}>{note}</span>
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <pre className={css('text')} tabIndex={0} data-testid={testId}>
        {text}
      </pre>
    </figure>
  );
}
