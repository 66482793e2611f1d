import { Button, CloseButton, NativeSelect, TextInput } from '@mantine/core';
import { IconDownload, IconSearch } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useWindow } from '../../runtime.tsx';
import type { HistoryFilter, HistoryRange, HistoryShow } from '../../store/history-filter.ts';
import { bindClasses } from '../../ui/bind-classes.ts';
import { searchFieldIds } from '../keys/search-field-ids.ts';
import classes from './history-filters.module.css';
import { isRangeTurned } from './history-query.ts';
import { OwnRange } from './own-range.tsx';
import { useHistoryExport } from './use-history-export.ts';

const css = bindClasses(classes);

const shows = [
  'all',
  'requests',
  'accepted',
  'rejected',
  'failed',
  'port-events',
] as const satisfies readonly HistoryShow[];
const ranges = ['all', 'hour', 'day', 'week', 'own'] as const satisfies readonly HistoryRange[];

export function HistoryFilters(): ReactElement {
  const { t } = useTranslation();
  const filter = useWindow(({ view }) => view.history);
  const look = useWindow((state) => state.look);
  const narrow = (part: Partial<HistoryFilter>): void => look({ history: { ...filter, ...part } });
  return (
    <>
      <search className={css('bar')} aria-label={t('history.search')}>
        <SearchText text={filter.text} onType={(text) => narrow({ text })} />
        <NativeSelect
          size="xs"
          w={152}
          aria-label={t('history.show')}
          value={filter.show}
          data={shows.map((value) => ({ value, label: t(`history.showing.${value}`) }))}
          onChange={({ currentTarget: { value } }) =>
            narrow({ show: shows.find((name) => name === value) ?? 'all' })
          }
        />
        <PortSelect portId={filter.portId} onChange={(portId) => narrow({ portId })} />
        <NativeSelect
          size="xs"
          w={116}
          aria-label={t('history.range')}
          value={filter.range}
          data={ranges.map((value) => ({ value, label: t(`history.ranges.${value}`) }))}
          onChange={({ currentTarget: { value } }) =>
            narrow({ range: ranges.find((name) => name === value) ?? 'all' })
          }
        />
        <span className={css('rest')} />
        <ExportButtons />
      </search>
      {filter.range === 'own' && <OwnRange filter={filter} onChange={narrow} />}
    </>
  );
}

function SearchText({ text, onType }: { text: string; onType: (text: string) => void }): ReactElement {
  const { t } = useTranslation();
  return (
    <TextInput
      id={searchFieldIds.history}
      className={css('search')}
      size="xs"
      aria-label={t('history.search')}
      placeholder={t('history.searchHint')}
      leftSection={<IconSearch size={15} aria-hidden="true" />}
      rightSection={
        text !== '' && (
          <CloseButton size="xs" aria-label={t('filter.clearSearch')} onClick={() => onType('')} />
        )
      }
      maxLength={200}
      value={text}
      onChange={(event) => onType(event.currentTarget.value)}
    />
  );
}

interface PortSelectProps {
  readonly portId: string | null;
  readonly onChange: (portId: string | null) => void;
}

/** The ports of the pool, and the chosen one also when it is gone: its history stays. */
function PortSelect({ portId, onChange }: PortSelectProps): ReactElement {
  const { t } = useTranslation();
  const order = useWindow(({ pool }) => pool.order);
  const names: readonly string[] =
    portId === null || order.some((id) => id === portId) ? order : [portId, ...order];
  return (
    <NativeSelect
      size="xs"
      w={108}
      aria-label={t('history.port')}
      value={portId ?? ''}
      data={[
        { value: '', label: t('history.allPorts') },
        ...names.map((name) => ({ value: name, label: name })),
      ]}
      onChange={({ currentTarget: { value } }) => onChange(value === '' ? null : value)}
    />
  );
}

function ExportButtons(): ReactElement {
  const { t } = useTranslation();
  const { isBusy, save } = useHistoryExport();
  const isTurned = useWindow(({ view }) => isRangeTurned(view.history));
  return (
    <>
      {(['csv', 'json'] as const).map((format) => (
        <Button
          key={format}
          size="xs"
          variant="default"
          px={10}
          disabled={isBusy || isTurned}
          leftSection={<IconDownload size={15} aria-hidden="true" />}
          aria-label={t(format === 'csv' ? 'history.exportCsv' : 'history.exportJson')}
          title={t(format === 'csv' ? 'history.exportCsv' : 'history.exportJson')}
          onClick={() => void save(format)}
        >
          {format.toUpperCase()}
        </Button>
      ))}
    </>
  );
}
