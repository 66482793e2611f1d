import { Button } from '@mantine/core';
import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactElement, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayText } from '../../format/exact-time.ts';
import { bindClasses } from '../../ui/bind-classes.ts';
import type { HistoryState } from './history-feed.ts';
import { type HistoryItem, historyItems } from './history-items.ts';
import classes from './history-list.module.css';
import { PortEventRow } from './port-event-row.tsx';
import { RequestRow } from './request-row.tsx';

const css = bindClasses(classes);

/** Pixels at 16 px root font size, as in the CSS; an open row is measured. */
const ROW_HEIGHT = 36;
const OVERSCAN = 10;
/** So many rows before the end the next page is asked for. */
const AHEAD = 30;

interface HistoryListProps {
  readonly state: HistoryState;
  readonly onOlder: () => void;
  readonly onRetry: () => void;
  /** False while somebody reads further down, or has a row open: rows must not move away under the eyes. */
  readonly onLiveChange: (isLive: boolean) => void;
}

export function HistoryList({ state, onOlder, onRetry, onLiveChange }: HistoryListProps): ReactElement {
  const { t } = useTranslation();
  const scrollRef = useRef<HTMLDivElement>(null);
  const [isAtTop, setAtTop] = useState(true);
  const [openKey, setOpenKey] = useState<string | null>(null);
  const items = useMemo(() => historyItems(state.rows), [state.rows]);
  const virtualizer = useVirtualizer<HTMLDivElement, HTMLLIElement>({
    count: items.length,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => items[index]?.key ?? index,
    overscan: OVERSCAN,
    paddingEnd: 8,
  });
  const last = virtualizer.getVirtualItems().at(-1)?.index ?? 0;
  const pinned = dayAt(items[virtualizer.range?.startIndex ?? 0]);

  useEffect(() => {
    if (state.phase === 'ready' && last >= items.length - AHEAD) onOlder();
  }, [state.phase, last, items.length, onOlder]);
  useEffect(() => onLiveChange(isAtTop && openKey === null), [isAtTop, openKey, onLiveChange]);

  return (
    <>
      <div
        ref={scrollRef}
        className={css('scroll', state.phase === 'searching' && 'waiting')}
        aria-busy={state.phase === 'searching'}
        onScroll={({ currentTarget }) => setAtTop(currentTarget.scrollTop < ROW_HEIGHT)}
      >
        {pinned !== null && <h2 className={css('day', 'pinned')}>{pinned}</h2>}
        <Rows virtualizer={virtualizer} items={items} openKey={openKey} onOpen={setOpenKey} />
        <ListEnd state={state} onRetry={onRetry} />
      </div>
      {!isAtTop && (
        <Button
          className={css('newest')}
          size="xs"
          onClick={() => {
            setOpenKey(null);
            virtualizer.scrollToOffset(0);
          }}
        >
          {t('history.newest')}
        </Button>
      )}
    </>
  );
}

/** The day of the topmost row, which stays in sight while its rows scroll by. */
function dayAt(item: HistoryItem | undefined): string | null {
  if (item === undefined) return null;
  return dayText(item.kind === 'day' ? item.at : item.row.at);
}

interface RowsProps {
  readonly virtualizer: Virtualizer<HTMLDivElement, HTMLLIElement>;
  readonly items: readonly HistoryItem[];
  readonly openKey: string | null;
  readonly onOpen: (key: string | null) => void;
}

function Rows({ virtualizer, items, openKey, onOpen }: RowsProps): ReactElement {
  const { t } = useTranslation();
  return (
    <ol
      className={css('list')}
      aria-label={t('history.label')}
      style={{ height: virtualizer.getTotalSize() }}
      onKeyDown={moveFocus}
    >
      {virtualizer.getVirtualItems().map(({ key, index, start }) => {
        const item = items[index];
        if (item === undefined) return null;
        const isOpen = item.key === openKey;
        return (
          <li
            key={key}
            ref={virtualizer.measureElement}
            data-index={index}
            className={css('item')}
            style={{ transform: `translateY(${start}px)` }}
          >
            <ItemOf item={item} isOpen={isOpen} onToggle={() => onOpen(isOpen ? null : item.key)} />
          </li>
        );
      })}
    </ol>
  );
}

interface ItemOfProps {
  readonly item: HistoryItem;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

function ItemOf({ item, isOpen, onToggle }: ItemOfProps): ReactElement {
  if (item.kind === 'day') return <p className={css('day')}>{dayText(item.at)}</p>;
  if (item.row.kind === 'port-event') return <PortEventRow row={item.row} />;
  return <RequestRow row={item.row} isOpen={isOpen} onToggle={onToggle} />;
}

/** Below the last row: what is under way, what failed, or that this is all. */
function ListEnd({ state, onRetry }: Pick<HistoryListProps, 'state' | 'onRetry'>): ReactElement | null {
  const { t } = useTranslation();
  if (state.phase === 'older') return <p className={css('end')}>{t('history.older')}</p>;
  if (state.phase === 'failed') {
    return (
      <p className={css('end')} role="alert">
        {state.error}{' '}
        <Button size="compact-xs" variant="default" onClick={onRetry}>
          {t('history.retry')}
        </Button>
      </p>
    );
  }
  return state.next === null ? <p className={css('end')}>{t('history.end')}</p> : null;
}

/** Up and down between the rows that open; the page keys scroll as they always do. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const { activeElement } = document;
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('[aria-expanded]')];
  const at = buttons.findIndex((button) => button.contains(activeElement));
  if (at === -1) return;
  event.preventDefault();
  buttons[at + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
}
