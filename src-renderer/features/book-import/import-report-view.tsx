import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportReport } from '../../../src-main/shared/import-report.ts';
import { bindClasses } from '../../ui/bind-classes.ts';
import { StatusShape } from '../../ui/status-shape.tsx';
import classes from './import-section.module.css';

const css = bindClasses(classes);

interface ImportReportViewProps {
  readonly report: ImportReport;
  /** Of the file; null for pasted lines. */
  readonly name: string | null;
}

/** What became of the lines: nobody should have to guess which ones are missing, or why. */
export function ImportReportView({ report, name }: ImportReportViewProps): ReactElement {
  const { t } = useTranslation();
  const { imported, unchanged, refused, refusedCount } = report;
  const tone = refusedCount === 0 ? 'good' : 'attention';
  const counts = [
    t('import.imported', { count: imported }),
    t('import.unchanged', { count: unchanged }),
    t('import.refused', { count: refusedCount }),
  ].join(', ');
  const more = refusedCount - refused.length;
  return (
    <div className={css('report', tone)} role="status" data-testid="import-report">
      <p className={css('sum')}>
        <StatusShape tone={tone} size={18} />
        <span>
          {name !== null && <strong>{name}: </strong>}
          {counts}.
        </span>
      </p>
      {refused.length > 0 && (
        <ol className={css('refused')}>
          {refused.map(({ line, reason }) => (
            <li key={line}>
              <span className={css('line')}>{t('import.line', { line })}</span>
              <span className={css('reason')}>{reason}</span>
            </li>
          ))}
          {more > 0 && <li>{t('import.more', { count: more })}</li>}
        </ol>
      )}
    </div>
  );
}
