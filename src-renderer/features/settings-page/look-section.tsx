import '@mantine/core/styles/SegmentedControl.css';
import '@mantine/core/styles/FloatingIndicator.css';
import { SegmentedControl } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useWindow } from '../../runtime.tsx';
import { bindClasses } from '../../ui/bind-classes.ts';
import classes from './rows.module.css';
import { SettingsSection } from './settings-section.tsx';
import { useSetting } from './use-setting.ts';

const css = bindClasses(classes);
const themes = ['system', 'light', 'dark'] as const;
const densities = ['auto', 'cards', 'table'] as const;

export function LookSection(): ReactElement {
  const { t } = useTranslation();
  const change = useSetting();
  const theme = useWindow((state) => state.pool.settings.theme);
  const density = useWindow((state) => state.pool.settings.density);
  return (
    <SettingsSection title={t('settings.look')} note={t('settings.densityHint')}>
      <div className={css('row')}>
        <span className={css('name')}>{t('settings.theme')}</span>
        <SegmentedControl
          size="xs"
          withItemsBorders={false}
          classNames={{ label: css('choice') }}
          aria-label={t('settings.theme')}
          value={theme}
          data={themes.map((value) => ({ value, label: t(`settings.${value}`) }))}
          onChange={(value) => void change({ theme: value })}
        />
      </div>
      <div className={css('row')}>
        <span className={css('name')}>{t('settings.density')}</span>
        <SegmentedControl
          size="xs"
          withItemsBorders={false}
          classNames={{ label: css('choice') }}
          aria-label={t('settings.density')}
          value={density}
          data={densities.map((value) => ({ value, label: t(`settings.${value}`) }))}
          onChange={(value) => void change({ density: value })}
        />
      </div>
    </SettingsSection>
  );
}
