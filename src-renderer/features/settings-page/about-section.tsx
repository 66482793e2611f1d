import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { exactText } from '../../format/exact-time.ts';
import { useRuntime, useWindow } from '../../runtime.tsx';
import { bindClasses } from '../../ui/bind-classes.ts';
import classes from './rows.module.css';
import { SettingsSection } from './settings-section.tsx';

const css = bindClasses(classes);

export function AboutSection(): ReactElement {
  const { t } = useTranslation();
  const { call } = useRuntime();
  const { version, startedAt, tray } = useWindow((state) => state.pool.app);
  return (
    <SettingsSection title={t('settings.about')} note={null}>
      <p className={css('note')}>
        {t('settings.version', { version })}. {t('settings.started', { time: exactText(startedAt) })}.{' '}
        {!tray && t('settings.noTray')}
      </p>
      <div className={css('row')}>
        <Button size="xs" variant="default" onClick={() => void call('app:quit')}>
          {t('settings.quit')}
        </Button>
      </div>
    </SettingsSection>
  );
}
