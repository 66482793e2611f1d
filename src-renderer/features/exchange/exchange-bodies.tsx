import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { leftOut } from '../../../src-main/shared/cut-text.ts';
import { bindClasses } from '../../ui/bind-classes.ts';
import classes from './exchange-panel.module.css';
import { prettyJson } from './pretty-json.ts';

const css = bindClasses(classes);

interface ExchangeBodiesProps {
  readonly request: string;
  readonly answer: string | null;
  /** Beside the word "Answer": `HTTP 200`, or nothing. */
  readonly status: string;
}

/** Request and answer side by side. */
export function ExchangeBodies({ request, answer, status }: ExchangeBodiesProps): ReactElement {
  const { t } = useTranslation();
  const missing = answer === null ? 0 : leftOut(answer);
  const cut = missing === 0 ? '' : t('exchange.leftOut', { count: missing });
  return (
    <div className={css('columns')}>
      <Body title={t('exchange.request')} note="" text={request} testId="exchange-request" />
      <Body
        title={t('exchange.answer')}
        note={[status, cut].filter((note) => note !== '').join(', ')}
        text={answer === null ? t('exchange.noAnswer') : prettyJson(answer)}
        testId="exchange-answer"
      />
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
