import { Button, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type ReactElement, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UssdCode } from '../../../src-main/shared/ussd-code.ts';
import { useWindow } from '../../runtime.tsx';
import { bindClasses } from '../../ui/bind-classes.ts';
import { SettingsSection } from '../settings-page/settings-section.tsx';
import { CodeDialog } from './code-dialog.tsx';
import { CodeList } from './code-list.tsx';
import classes from './codes-section.module.css';
import { findCodes } from './ussd-codes.ts';

const css = bindClasses(classes);

/** The codes by operator: those that came with Portlight, and the user's own over them. */
export function CodesSection(): ReactElement {
  const { t } = useTranslation();
  const codes = useWindow((state) => state.pool.settings.ussdCodes);
  const [search, setSearch] = useState('');
  const [open, setOpen] = useState<{ readonly edited: UssdCode | null } | null>(null);
  const found = useMemo(() => findCodes(codes, search), [codes, search]);
  return (
    <SettingsSection title={t('codes.title')} note={t('codes.note')}>
      <div className={css('bar')}>
        <TextInput
          className={css('search')}
          size="xs"
          type="search"
          aria-label={t('codes.search')}
          placeholder={t('codes.search')}
          leftSection={<IconSearch size={15} aria-hidden="true" />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <span className={css('count')} role="status">
          {t('codes.count', { count: found.length })}
        </span>
        <Button size="xs" variant="default" onClick={() => setOpen({ edited: null })}>
          {t('codes.add')}
        </Button>
      </div>
      {found.length === 0 ? (
        <p className={css('none')}>{t(codes.length === 0 ? 'codes.empty' : 'codes.nothing')}</p>
      ) : (
        <CodeList codes={found} onEdit={(edited) => setOpen({ edited })} />
      )}
      {open !== null && <CodeDialog edited={open.edited} onClose={() => setOpen(null)} />}
    </SettingsSection>
  );
}
