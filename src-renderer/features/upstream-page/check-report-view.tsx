import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { CheckReport } from '../../../src-main/shared/check-report.ts';
import { clockText, exactText } from '../../format/exact-time.ts';
import { useWindow } from '../../runtime.tsx';
import { bindClasses } from '../../ui/bind-classes.ts';
import { StatusShape } from '../../ui/status-shape.tsx';
import { ExchangeBodies } from '../exchange/exchange-bodies.tsx';
import { type CheckFinding, findingsOf, toneOfVerdict, verdictOf } from './check-findings.ts';
import classes from './check-report-view.module.css';

const css = bindClasses(classes);

/** Beyond this nobody reads on; the answer below holds the rest. */
const SHOWN = 200;

/** One sentence, then every difference between what was meant and what was understood, then both bodies. */
export function CheckReportView({ report }: { report: CheckReport }): ReactElement {
  const { t } = useTranslation();
  const { mode, at, count, fault, request, answer } = report;
  const verdict = verdictOf(report);
  const findings = findingsOf(report);
  const tone = toneOfVerdict(verdict);
  const status = fault?.httpStatus == null ? '' : t('exchange.http', { status: fault.httpStatus });
  return (
    <div className={css('report')} data-testid="check-report" data-verdict={verdict}>
      <p className={css('verdict', tone)} role="status">
        <StatusShape tone={tone} size={18} />
        <span className={css('words')}>{verdictText()}</span>
        <time dateTime={at} title={exactText(at)}>
          {clockText(at)}
        </time>
      </p>
      {findings.length > 0 && <Findings findings={findings} />}
      <ExchangeBodies request={request} answer={answer} status={status} />
    </div>
  );

  function verdictText(): string {
    switch (verdict) {
      case 'same':
        return t(`check.same.${mode}`, { count });
      case 'different':
        return t('check.different', { count: findings.length });
      case 'refused':
      case 'failed':
        return fault === null ? t(`check.${verdict}`) : `${fault.text} (${fault.code})`;
    }
  }
}

function Findings({ findings }: { findings: readonly CheckFinding[] }): ReactElement {
  const { t } = useTranslation();
  const more = findings.length - SHOWN;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className={css('findings')} tabIndex={0} aria-label={t('check.findings')}>
      <table className={css('table')}>
        <thead>
          <tr>
            <th scope="col">{t('grid.number')}</th>
            <th scope="col">{t('check.field')}</th>
            <th scope="col">{t('check.meant')}</th>
            <th scope="col">{t('check.understood')}</th>
          </tr>
        </thead>
        <tbody>
          {findings.slice(0, SHOWN).map((finding) => (
            <FindingRow key={`${finding.kind} ${finding.number} ${finding.field}`} finding={finding} />
          ))}
        </tbody>
      </table>
      {more > 0 && <p className={css('more')}>{t('check.more', { count: more })}</p>}
    </section>
  );
}

function FindingRow({ finding }: { finding: CheckFinding }): ReactElement {
  const { t } = useTranslation();
  const format = useWindow((state) => state.formatPhone);
  const { kind, number, field, meant, understood } = finding;
  return (
    <tr>
      <th scope="row">{format(number)}</th>
      {kind === 'field' ? (
        <>
          <td>
            <code>{field}</code>
          </td>
          <td>
            <code>{meant ?? t('check.notSent')}</code>
          </td>
          <td>
            <code>{understood ?? t('check.notShown')}</code>
          </td>
        </>
      ) : (
        <td colSpan={3}>{t(`check.${kind}`)}</td>
      )}
    </tr>
  );
}
