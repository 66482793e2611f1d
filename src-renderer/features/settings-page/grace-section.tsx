import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { SaveField } from '../../ui/save-field.tsx';
import { SettingsSection } from './settings-section.tsx';
import { type GraceName, useGraceForm } from './use-grace-form.ts';

/** How long a hiccup keeps a number on the list. */
export function GraceSection(): ReactElement {
  const { t } = useTranslation();
  return (
    <SettingsSection title={t('grace.title')} note={t('grace.note')}>
      <GraceField name="registrationGraceMs" />
      <GraceField name="portGraceMs" />
    </SettingsSection>
  );
}

function GraceField({ name }: { name: GraceName }): ReactElement {
  const { t } = useTranslation();
  const { text, maxSeconds, isChanged, isBusy, error, type, save } = useGraceForm(name);
  return (
    <SaveField
      label={t(`grace.${name}`)}
      description={t('grace.range', { max: maxSeconds })}
      inputMode="decimal"
      testId={name}
      error={error}
      value={text}
      isChanged={isChanged}
      isBusy={isBusy}
      onType={type}
      onSave={() => void save()}
    />
  );
}
