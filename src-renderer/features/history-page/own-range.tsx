import { TextInput } from '@mantine/core';
import { type ReactElement, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { HistoryFilter } from '../../store/history-filter.ts';
import { bindClasses } from '../../ui/bind-classes.ts';
import classes from './history-filters.module.css';
import { isRangeTurned } from './history-query.ts';

const css = bindClasses(classes);

interface OwnRangeProps {
  readonly filter: HistoryFilter;
  readonly onChange: (part: Pick<Partial<HistoryFilter>, 'from' | 'to'>) => void;
}

export function OwnRange({ filter, onChange }: OwnRangeProps): ReactElement {
  const { t } = useTranslation();
  return (
    <div className={css('range')}>
      <Bound label={t('history.from')} value={filter.from} onChange={(from) => onChange({ from })} />
      <Bound label={t('history.to')} value={filter.to} onChange={(to) => onChange({ to })} />
      {isRangeTurned(filter) && (
        <span className={css('turned')} role="alert">
          {t('history.turned')}
        </span>
      )}
    </div>
  );
}

interface BoundProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function Bound({ label, value, onChange }: BoundProps): ReactElement {
  const id = useId();
  return (
    <span className={css('bound')}>
      <label htmlFor={id}>{label}</label>
      <TextInput
        id={id}
        size="xs"
        type="datetime-local"
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </span>
  );
}
