import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { E164 } from '../../../src-main/shared/ids.ts';
import type { JournalRow } from '../../../src-main/shared/journal-view.ts';
import { exactText } from '../../format/exact-time.ts';
import { useWindow } from '../../runtime.tsx';
import { bindClasses } from '../../ui/bind-classes.ts';
import { ExchangePanel } from '../exchange/exchange-panel.tsx';
import classes from './request-details.module.css';

const css = bindClasses(classes);

/** A first list may add 512 numbers: the request below names them all. */
const NAMED = 12;

export type RequestRowData = Extract<JournalRow, { kind: 'request' }>;

/** What changed by this request, then both bodies side by side. */
export function RequestDetails({ id, row }: { id: string; row: RequestRowData }): ReactElement {
  const { t } = useTranslation();
  return (
    <div id={id} className={css('details')}>
      <p className={css('changes')}>
        <time dateTime={row.at}>{exactText(row.at)}</time>
        <Numbers text={t('history.added', { count: row.added.length })} numbers={row.added} />
        <Numbers text={t('history.removed', { count: row.removed.length })} numbers={row.removed} />
      </p>
      <div className={css('bodies')}>
        <ExchangePanel exchange={row} />
      </div>
    </div>
  );
}

function Numbers({ text, numbers }: { text: string; numbers: readonly E164[] }): ReactElement | null {
  const { t } = useTranslation();
  const format = useWindow((state) => state.formatPhone);
  if (numbers.length === 0) return null;
  const more = numbers.length - NAMED;
  return (
    <span>
      <strong>{text}:</strong> {numbers.slice(0, NAMED).map(format).join(', ')}
      {more > 0 && ` ${t('history.more', { count: more })}`}
    </span>
  );
}
