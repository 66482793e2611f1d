import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useWindow } from '../../runtime.tsx';
import { searchFieldIds } from '../keys/search-field-ids.ts';

export function SearchField(): ReactElement {
  const { t } = useTranslation();
  const search = useWindow((state) => state.view.search);
  const look = useWindow((state) => state.look);
  return (
    <TextInput
      id={searchFieldIds.ports}
      size="xs"
      w={184}
      flex="0 1 184px"
      type="search"
      aria-label={t('filter.search')}
      placeholder={t('filter.searchHint')}
      leftSection={<IconSearch size={15} aria-hidden="true" />}
      rightSection={
        search !== '' && (
          <CloseButton size="xs" aria-label={t('filter.clearSearch')} onClick={() => look({ search: '' })} />
        )
      }
      value={search}
      onChange={(event) => look({ search: event.currentTarget.value })}
    />
  );
}
