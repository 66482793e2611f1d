import { ActionIcon, NativeSelect } from '@mantine/core';
import { IconLayoutGrid, IconList } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useRuntime, useWindow } from '../../runtime.tsx';
import { bindClasses } from '../../ui/bind-classes.ts';
import { useLayout } from '../port-grid/use-layout.ts';
import { FilterChips } from './filter-chips.tsx';
import { SearchField } from './search-field.tsx';
import classes from './toolbar.module.css';

const css = bindClasses(classes);

const layouts = [
  { layout: 'cards', Icon: IconLayoutGrid },
  { layout: 'table', Icon: IconList },
] as const;

export function Toolbar(): ReactElement {
  const { t } = useTranslation();
  const { call } = useRuntime();
  const current = useLayout();
  const sort = useWindow((state) => state.view.sort);
  const look = useWindow((state) => state.look);
  return (
    <div className={css('bar')}>
      <SearchField />
      <FilterChips />
      <span className={css('rest')} />
      <NativeSelect
        className={css('sort')}
        size="xs"
        w={136}
        aria-label={t('filter.sort')}
        value={sort}
        data={[
          { value: 'problems', label: t('filter.problems') },
          { value: 'order', label: t('filter.order') },
        ]}
        onChange={(event) => look({ sort: event.currentTarget.value === 'order' ? 'order' : 'problems' })}
      />
      <fieldset className={css('layouts')} aria-label={t('filter.view')}>
        {layouts.map(({ layout, Icon }) => (
          <ActionIcon
            key={layout}
            size={30}
            variant={layout === current ? 'light' : 'subtle'}
            color={layout === current ? 'violet' : 'gray'}
            className={css('layout')}
            aria-label={t(`filter.${layout}`)}
            title={t(`filter.${layout}`)}
            aria-pressed={layout === current}
            onClick={() => void call('settings:update', { density: layout })}
          >
            <Icon size={18} stroke={1.75} />
          </ActionIcon>
        ))}
      </fieldset>
    </div>
  );
}
