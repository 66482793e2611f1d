import { Switch } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useWindow } from '../../runtime.tsx';
import { bindClasses } from '../../ui/bind-classes.ts';
import { StatusShape } from '../../ui/status-shape.tsx';
import { SettingsSection } from '../settings-page/settings-section.tsx';
import { useSetting } from '../settings-page/use-setting.ts';
import classes from './number-search-section.module.css';

const css = bindClasses(classes);

/** Whether the network may be asked for a number that nothing else tells, and what that may cost. */
export function NumberSearchSection(): ReactElement {
  const { t } = useTranslation();
  const change = useSetting();
  const isOn = useWindow((state) => state.pool.settings.ussdLookup);
  return (
    <SettingsSection title={t('numberSearch.title')} note={t('numberSearch.note')}>
      <Switch
        size="xs"
        label={t('numberSearch.toggle')}
        data-testid="ussd-lookup"
        classNames={{ track: css('track') }}
        withThumbIndicator={false}
        checked={isOn}
        onChange={(event) => void change({ ussdLookup: event.currentTarget.checked })}
      />
      <p className={css('warning')}>
        <StatusShape tone="attention" size={18} />
        <span>{t('numberSearch.warning')}</span>
      </p>
    </SettingsSection>
  );
}
