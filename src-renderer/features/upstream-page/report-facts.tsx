import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { SyncView } from '../../../src-main/shared/sync-view.ts';
import { bindClasses } from '../../ui/bind-classes.ts';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { GapList } from './gap-list.tsx';
import classes from './report-facts.module.css';

const css = bindClasses(classes);

/** How and when is reported, and when it was not. */
export function ReportFacts({ sync }: { sync: SyncView }): ReactElement {
  const { t } = useTranslation();
  const { mode, lastAttemptAt, lastAcceptedAt, gaps } = sync;
  return (
    <div className={css('side')}>
      <h2 className={css('title')}>{t('upstreamPage.reports')}</h2>
      <dl className={css('times')}>
        <dt>{t('upstreamPage.mode')}</dt>
        <dd>{t(`strategy.mode.${mode}`)}</dd>
        <dt>{t('upstreamPage.lastAccepted')}</dt>
        <dd>{ago(lastAcceptedAt)}</dd>
        <dt>{t('upstreamPage.lastAttempt')}</dt>
        <dd>{ago(lastAttemptAt)}</dd>
      </dl>
      <GapList gaps={gaps} begun={lastAcceptedAt !== null} />
    </div>
  );

  function ago(iso: string | null): ReactElement | string {
    return iso === null ? t('upstreamPage.never') : <RelativeTime iso={iso} words={(text) => text} />;
  }
}
