import '@mantine/core/styles/Radio.css';
import { Radio } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import {
  CHECK_WORK,
  REFUSALS_TO_FALL_BACK,
  REMOVE_NUMBER,
} from '../../../src-main/shared/upstream-assumptions.ts';
import { useWindow } from '../../runtime.tsx';
import { bindClasses } from '../../ui/bind-classes.ts';
import { SyncFallback } from '../upstream-page/sync-fallback.tsx';
import classes from './rows.module.css';
import { SettingsSection } from './settings-section.tsx';
import { useSetting } from './use-setting.ts';

const css = bindClasses(classes);
const modes = ['list', 'incremental'] as const;

/** What the vendor's documents leave open (docs of the API, both versions), each with what Portlight takes for granted. */
const assumptions = [
  { name: 'lifetime', values: {} },
  { name: 'twoSenders', values: {} },
  { name: 'emptyList', values: {} },
  { name: 'rate', values: {} },
  { name: 'checkWork', values: { method: CHECK_WORK.method, body: JSON.stringify(CHECK_WORK.body) } },
  {
    name: 'removeNumber',
    values: { method: REMOVE_NUMBER.method, body: JSON.stringify(REMOVE_NUMBER.body('+…')) },
  },
  { name: 'proofOfLife', values: {} },
  { name: 'changes', values: {} },
  { name: 'fallback', values: { count: REFUSALS_TO_FALL_BACK } },
] as const;

export function StrategySection(): ReactElement {
  const { t } = useTranslation();
  const change = useSetting();
  const mode = useWindow((state) => state.pool.settings.syncMode);
  const fallback = useWindow((state) => state.pool.sync.fallback);
  return (
    <SettingsSection title={t('strategy.title')} note={null}>
      <div className={css('stack')} role="radiogroup" aria-label={t('strategy.title')}>
        {modes.map((value) => (
          <Radio
            key={value}
            size="xs"
            name="sync-mode"
            label={t(`strategy.mode.${value}`)}
            description={t(`strategy.modeText.${value}`)}
            checked={mode === value}
            onChange={() => void change({ syncMode: value })}
          />
        ))}
      </div>
      <SyncFallback fallback={fallback} />
      <details className={css('details')}>
        <summary>{t('strategy.assumptions')}</summary>
        <ul className={css('points')}>
          {assumptions.map(({ name, values }) => (
            <li key={name}>
              {t(`strategy.assumption.${name}`, { method: '', body: '', count: 0, ...values })}
            </li>
          ))}
        </ul>
      </details>
    </SettingsSection>
  );
}
