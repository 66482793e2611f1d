import { UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { clockText, exactText } from '../../format/exact-time.ts';
import { bindClasses } from '../../ui/bind-classes.ts';
import { StatusShape } from '../../ui/status-shape.tsx';
import { callWord } from '../exchange/call-word.ts';
import { toneOfExchange } from '../exchange/tone-of-exchange.ts';
import { useCallText } from '../exchange/use-call-text.ts';
import classes from './history-row.module.css';
import { RequestDetails, type RequestRowData } from './request-details.tsx';

const css = bindClasses(classes);

interface RequestRowProps {
  readonly row: RequestRowData;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

/** One request in a line; opens to what was sent and what came back. */
export function RequestRow({ row, isOpen, onToggle }: RequestRowProps): ReactElement {
  const { t } = useTranslation();
  const callText = useCallText();
  const { at, outcome, durationMs, added, removed, cause, fault, key } = row;
  const jargon = callWord(row);
  const detailsId = `request-${key}`;
  return (
    <>
      <UnstyledButton
        className={css('row', 'request', isOpen && 'open')}
        aria-expanded={isOpen}
        aria-controls={isOpen ? detailsId : undefined}
        onClick={onToggle}
      >
        <StatusShape tone={toneOfExchange(row)} size={16} />
        <time dateTime={at} title={exactText(at)}>
          {clockText(at)}
        </time>
        <span className={css('subject', 'upstream')}>{t('history.upstream')}</span>
        <span className={css('what')}>
          {callText(row)}, {t(`exchange.${outcome}`, { duration: durationMs })}
          {jargon !== null && <span className={css('jargon')}>{jargon}</span>}
          {fault !== null && (
            <span className={css('fault')} title={fault.text}>
              {fault.code}
            </span>
          )}
        </span>
        <span className={css('notes')}>
          <span className={css('changes')}>
            +{added.length} −{removed.length}
          </span>
          <span className={css('cause')} title={t(`exchange.cause.${cause}`)}>
            {t(`exchange.cause.${cause}`)}
          </span>
        </span>
        <IconChevronRight size={16} className={css('chevron')} aria-hidden="true" />
      </UnstyledButton>
      {isOpen && <RequestDetails id={detailsId} row={row} />}
    </>
  );
}
