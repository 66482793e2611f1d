import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { bindClasses } from '../../ui/bind-classes.ts';
import { CheckReportView } from './check-report-view.tsx';
import classes from './check-view.module.css';
import { useCheck } from './use-check.ts';

const css = bindClasses(classes);
const modes = ['test1', 'test2'] as const;

/** Two questions to the upstream that save nothing, and what came of the last one. */
export function CheckView(): ReactElement {
  const { t } = useTranslation();
  const { state, run } = useCheck();
  return (
    <div className={css('view')}>
      <div className={css('buttons')}>
        {modes.map((mode) => (
          <div key={mode} className={css('choice')}>
            <Button
              size="xs"
              variant="default"
              data-testid={`check-${mode}`}
              disabled={state.kind === 'busy' && state.mode !== mode}
              loading={state.kind === 'busy' && state.mode === mode}
              onClick={() => void run(mode)}
            >
              {t(`check.action.${mode}`)}
            </Button>
            <span className={css('note')}>{t(`check.note.${mode}`)}</span>
          </div>
        ))}
      </div>
      {state.kind === 'busy' && (
        <p className={css('wait')} role="status">
          {t('check.busy')}
        </p>
      )}
      {state.kind === 'failed' && (
        <p className={css('failed')} role="alert">
          {state.text}
        </p>
      )}
      {state.kind === 'done' && <CheckReportView report={state.report} />}
    </div>
  );
}
