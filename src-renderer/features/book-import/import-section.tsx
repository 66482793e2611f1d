import { Button, FileButton, Textarea } from '@mantine/core';
import { type ReactElement, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { bindClasses } from '../../ui/bind-classes.ts';
import { SettingsSection } from '../settings-page/settings-section.tsx';
import { ImportReportView } from './import-report-view.tsx';
import classes from './import-section.module.css';
import { useBookImport } from './use-book-import.ts';

const css = bindClasses(classes);

/** Numbers of many SIMs at once: a CSV file, or its lines pasted. */
export function ImportSection(): ReactElement {
  const { t } = useTranslation();
  const { state, pasted, paste, importPasted, importFile } = useBookImport();
  const resetRef = useRef<() => void>(null);
  const isBusy = state.kind === 'busy';
  return (
    <SettingsSection title={t('import.title')} note={t('import.note')}>
      <Textarea
        size="xs"
        label={t('import.paste')}
        description={t('import.format')}
        placeholder={t('import.example')}
        classNames={{ input: css('lines') }}
        spellCheck={false}
        rows={4}
        data-testid="import-text"
        value={pasted}
        onChange={(event) => paste(event.currentTarget.value)}
      />
      <div className={css('buttons')}>
        <Button
          size="xs"
          disabled={pasted.trim() === ''}
          loading={isBusy}
          onClick={() => void importPasted()}
        >
          {t('import.pasted')}
        </Button>
        <FileButton
          accept=".csv,.txt,.tsv,text/csv,text/plain"
          resetRef={resetRef}
          onChange={(file) => {
            if (file !== null) void importFile(file);
            // Chosen again once it was mended, the same file counts as well.
            resetRef.current?.();
          }}
        >
          {(props) => (
            <Button {...props} size="xs" variant="default" disabled={isBusy}>
              {t('import.file')}
            </Button>
          )}
        </FileButton>
      </div>
      {state.kind === 'failed' && (
        <p className={css('error')} role="alert">
          {state.text}
        </p>
      )}
      {state.kind === 'done' && <ImportReportView report={state.report} name={state.name} />}
    </SettingsSection>
  );
}
