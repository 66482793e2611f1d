import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useWindow } from '../../runtime.tsx';
import { bindClasses } from '../../ui/bind-classes.ts';
import { UpstreamFields } from '../upstream-form/upstream-fields.tsx';
import { useUpstreamForm } from '../upstream-form/use-upstream-form.ts';
import classes from './rows.module.css';
import { SettingsSection } from './settings-section.tsx';

const css = bindClasses(classes);

export function UpstreamSection(): ReactElement {
  const { t } = useTranslation();
  const form = useUpstreamForm();
  const isFromFlags = useWindow((state) => state.pool.app.upstreamFromFlags);
  return (
    <SettingsSection title={t('settings.upstream')} note={isFromFlags ? t('settings.fromFlags') : null}>
      <form
        className={css('stack')}
        onSubmit={(event) => {
          event.preventDefault();
          void form.save();
        }}
      >
        <UpstreamFields form={form} />
        <div className={css('row')}>
          <Button size="xs" type="submit" disabled={!form.isChanged} loading={form.isBusy}>
            {t('settings.save')}
          </Button>
          <span role="status" className={css('saved')}>
            {form.isSaved && t('settings.saved')}
          </span>
        </div>
      </form>
    </SettingsSection>
  );
}
