import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { SyncFault } from '../../../src-main/shared/sync-view.ts';
import { bindClasses } from '../../ui/bind-classes.ts';
import { StatusShape } from '../../ui/status-shape.tsx';
import classes from './sync-fallback.module.css';

const css = bindClasses(classes);

/** Whole lists are sent although changes alone were chosen: said with the reason, or nothing. */
export function SyncFallback({ fallback }: { fallback: SyncFault | null }): ReactElement | null {
  const { t } = useTranslation();
  if (fallback === null) return null;
  return (
    <p className={css('fallback')} role="status">
      <StatusShape tone="attention" size={18} />
      <span>
        {t('strategy.fallback')} {fallback.text}
      </span>
    </p>
  );
}
