import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useWindow } from '../../runtime.tsx';
import { headlineOf } from '../../store/headline.ts';
import { bindClasses } from '../../ui/bind-classes.ts';
import { StatusShape } from '../../ui/status-shape.tsx';
import { SyncNowButton } from '../sync-now/sync-now-button.tsx';
import { Countdown } from './countdown.tsx';
import { SubLine } from './sub-line.tsx';
import classes from './top-bar.module.css';

const css = bindClasses(classes);

/** Answers the one question: is everything on sale? Its height never changes, so that nothing below it moves. */
export function TopBar(): ReactElement {
  const { t } = useTranslation();
  const pool = useWindow((state) => state.pool);
  const headline = headlineOf(pool);
  return (
    <header className={css('bar')}>
      <StatusShape tone={headline.tone} size={32} />
      <div className={css('words')}>
        <h1 className={css('headline')} data-testid="headline" data-tone={headline.tone} aria-live="polite">
          {t(`headline.${headline.sentence.kind}`, { read: 0, total: 0, onSale: 0, ...headline.sentence })}
        </h1>
        <SubLine pool={pool} headline={headline} />
      </div>
      <Countdown />
      <SyncNowButton />
    </header>
  );
}
