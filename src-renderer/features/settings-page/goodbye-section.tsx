import '@mantine/core/styles/Radio.css';
import { Radio } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useWindow } from '../../runtime.tsx';
import { bindClasses } from '../../ui/bind-classes.ts';
import classes from './rows.module.css';
import { SettingsSection } from './settings-section.tsx';
import { useSetting } from './use-setting.ts';

const css = bindClasses(classes);

const choices = [
  { value: 'ask', text: 'settings.ask' },
  { value: 'leave', text: 'settings.leave' },
  { value: 'take-off', text: 'settings.takeOff' },
] as const;

export function GoodbyeSection(): ReactElement {
  const { t } = useTranslation();
  const change = useSetting();
  const goodbye = useWindow((state) => state.pool.settings.goodbye);
  return (
    <SettingsSection title={t('settings.goodbye')} note={t('settings.goodbyeHint')}>
      <div className={css('stack')} role="radiogroup" aria-label={t('settings.goodbye')}>
        {choices.map(({ value, text }) => (
          <Radio
            key={value}
            size="xs"
            name="goodbye"
            label={t(text)}
            checked={goodbye === value}
            onChange={() => void change({ goodbye: value })}
          />
        ))}
      </div>
    </SettingsSection>
  );
}
