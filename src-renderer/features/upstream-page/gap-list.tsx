import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { SyncGap } from '../../../src-main/shared/sync-view.ts';
import { countdownText } from '../../format/duration.ts';
import { exactText } from '../../format/exact-time.ts';
import { bindClasses } from '../../ui/bind-classes.ts';
import classes from './gap-list.module.css';

const css = bindClasses(classes);

interface GapListProps {
  readonly gaps: readonly SyncGap[];
  /** A list was accepted before: without one there is nothing to be missed. */
  readonly begun: boolean;
}

/** Times in which the market may have dropped the numbers, newest first. */
export function GapList({ gaps, begun }: GapListProps): ReactElement {
  const { t } = useTranslation();
  return (
    <>
      <h3 className={css('title')}>{t('upstreamPage.gaps')}</h3>
      {gaps.length === 0 ? (
        <p className={css('none')}>{t(begun ? 'upstreamPage.noGaps' : 'upstreamPage.notBegun')}</p>
      ) : (
        <ul className={css('list')}>
          {[...gaps].reverse().map((gap) => (
            <li key={gap.from} className={css('gap')}>
              <span>
                {exactText(gap.from)},{' '}
                {gap.to === null
                  ? t('upstreamPage.gapOpen')
                  : t('upstreamPage.gapFor', {
                      duration: countdownText(Date.parse(gap.to) - Date.parse(gap.from)),
                    })}
              </span>
              <span className={css('reason')}>{gap.reason}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
