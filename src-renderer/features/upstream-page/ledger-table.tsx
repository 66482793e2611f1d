import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactElement, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useWindow } from '../../runtime.tsx';
import { bindClasses } from '../../ui/bind-classes.ts';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { StatusShape } from '../../ui/status-shape.tsx';
import { type LedgerRow, ledgerRows, rowTone } from './ledger-rows.ts';
import classes from './ledger-table.module.css';
import { type Why, whyUnsettled } from './why-unsettled.ts';

const css = bindClasses(classes);
const ROW_HEIGHT = 32;
const OVERSCAN = 8;

/** Each number on each of the three sets, with the upstream's id and times, and why they differ where they do. */
export function LedgerTable(): ReactElement {
  const { t } = useTranslation();
  const sync = useWindow(({ pool }) => pool.sync);
  const ports = useWindow(({ pool }) => pool.ports);
  const rows = useMemo(() => ledgerRows(sync, ports), [sync, ports]);
  const scrollRef = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: OVERSCAN,
  });
  if (rows.length === 0) return <p className={css('none')}>{t('upstreamPage.noNumbers')}</p>;
  return (
    <div ref={scrollRef} className={css('scroll')}>
      <div className={css('row', 'header')} aria-hidden="true">
        <span>{t('grid.number')}</span>
        <span>{t('grid.port')}</span>
        <span>{t('upstreamPage.desired')}</span>
        <span>{t('upstreamPage.sent')}</span>
        <span>{t('upstreamPage.accepted')}</span>
        <span>{t('upstreamPage.why')}</span>
      </div>
      <ul
        className={css('list')}
        aria-label={t('upstreamPage.numbers')}
        style={{ height: virtualizer.getTotalSize() }}
      >
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          if (row === undefined) return null;
          return (
            <li
              key={row.number}
              className={css('row', 'item')}
              aria-posinset={index + 1}
              aria-setsize={rows.length}
              style={{ transform: `translateY(${start}px)` }}
            >
              <LedgerCells row={row} why={whyUnsettled(row, sync)} />
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function LedgerCells({ row, why }: { row: LedgerRow; why: Why | null }): ReactElement {
  const { t } = useTranslation();
  const format = useWindow((state) => state.formatPhone);
  const { number, port, desired, sent, accepted } = row;
  const whyText = whyWords();
  return (
    <>
      <span className={css('number')}>
        <StatusShape tone={rowTone(row)} size={14} />
        {format(number)}
      </span>
      <span>{port?.id ?? t('upstreamPage.noPort')}</span>
      <span>
        {desired === null ? (
          t('upstreamPage.no')
        ) : (
          <RelativeTime iso={desired.at} words={(ago) => t('upstreamPage.since', { ago })} />
        )}
      </span>
      <span>
        {sent === null ? t('upstreamPage.no') : <RelativeTime iso={sent.at} words={(ago) => ago} />}
      </span>
      <span>
        {accepted === null ? t('upstreamPage.no') : idText()}
        {accepted?.since != null && (
          <RelativeTime iso={accepted.since} words={(ago) => t('upstreamPage.idSince', { ago })} />
        )}
      </span>
      <span title={whyText}>{whyText}</span>
    </>
  );

  function whyWords(): string {
    if (why === null) return '';
    return 'text' in why ? why.text : t(`upstreamPage.whyText.${why.key}`);
  }

  function idText(): string {
    const id = accepted?.id ?? null;
    return id === null ? t('upstreamStatus.acceptedNoId') : t('upstreamStatus.accepted', { id });
  }
}
