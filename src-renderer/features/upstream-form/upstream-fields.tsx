import '@mantine/core/styles/PasswordInput.css';
import { PasswordInput, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useWindow } from '../../runtime.tsx';
import { bindClasses } from '../../ui/bind-classes.ts';
import classes from './upstream-fields.module.css';
import type { UpstreamForm } from './use-upstream-form.ts';

const css = bindClasses(classes);

/** Address and key of the upstream, and the honest word on where the key is kept. */
export function UpstreamFields({ form }: { form: UpstreamForm }): ReactElement {
  const { t } = useTranslation();
  const hasKey = useWindow((state) => state.pool.settings.hasApiKey);
  const keyStorage = useWindow((state) => state.pool.settings.keyStorage);
  return (
    <div className={css('fields')}>
      <TextInput
        size="xs"
        label={t('settings.url')}
        description={t('settings.urlHint')}
        placeholder="https://"
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        data-testid="upstream-url"
        value={form.url}
        onChange={(event) => form.typeUrl(event.currentTarget.value)}
      />
      <PasswordInput
        size="xs"
        label={t('settings.key')}
        description={t(`settings.storage.${keyStorage}`)}
        placeholder={t(hasKey ? 'settings.keyStored' : 'settings.keyMissing')}
        autoComplete="off"
        data-testid="upstream-key"
        value={form.key}
        onChange={(event) => form.typeKey(event.currentTarget.value)}
      />
      {form.error !== null && (
        <p className={css('error')} role="alert">
          {form.error}
        </p>
      )}
    </div>
  );
}
