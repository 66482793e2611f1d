import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { JournalRow } from '../../../src-main/shared/journal-view.ts';
import { clockText, exactText } from '../../format/exact-time.ts';
import { useWindow } from '../../runtime.tsx';
import { bindClasses } from '../../ui/bind-classes.ts';
import { StatusShape } from '../../ui/status-shape.tsx';
import classes from './history-row.module.css';
import { happeningOf, type PortHappening, toneOfHappening } from './port-event-words.ts';

const css = bindClasses(classes);

export function PortEventRow({ row }: { row: Extract<JournalRow, { kind: 'port-event' }> }): ReactElement {
  const { at, portId, event, detail } = row;
  const happening = happeningOf(event, detail);
  const tone = toneOfHappening(happening);
  const { text, jargon } = useHappeningText(happening);
  return (
    <div className={css('row')}>
      {tone === null ? <span className={css('dot')} /> : <StatusShape tone={tone} size={16} />}
      <time dateTime={at} title={exactText(at)}>
        {clockText(at)}
      </time>
      <span className={css('subject')} title={portId}>
        {portId}
      </span>
      <span className={css('what')} title={jargon === null ? text : `${text} ${jargon}`}>
        {text}
        {jargon !== null && <span className={css('jargon')}>{jargon}</span>}
      </span>
    </div>
  );
}

interface HappeningText {
  readonly text: string;
  /** The technical words, or null. */
  readonly jargon: string | null;
}

function useHappeningText(happening: PortHappening): HappeningText {
  const { t } = useTranslation();
  const format = useWindow((state) => state.formatPhone);
  switch (happening.kind) {
    case 'state': {
      const state = t(`history.state.${happening.state}`);
      const { reason, detail } = happening;
      const isTold = reason === null || happening.state === 'paused';
      return { text: isTold ? state : `${state}: ${t(`reason.${reason}.title`)}`, jargon: detail };
    }
    case 'number': {
      const number = t('history.happening.number', { number: format(happening.number) });
      const { source } = happening;
      return {
        text: source === null ? number : `${number}, ${t(`inspector.source.${source}`)}`,
        jargon: null,
      };
    }
    case 'other':
      return { text: happening.event, jargon: happening.detail };
    default:
      return { text: t(`history.happening.${happening.kind}`), jargon: happening.detail };
  }
}
