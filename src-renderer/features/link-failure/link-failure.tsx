import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/empty-state.tsx';

/** The whole window, when there was never a snapshot to show. */
export function LinkFailure({ text, onRetry }: { text: string; onRetry: (() => void) | null }): ReactElement {
  const { t } = useTranslation();
  return (
    <EmptyState tone="refused" title={t('app.linkFailedTitle')} text={text}>
      {onRetry !== null && <Button onClick={onRetry}>{t('app.retry')}</Button>}
    </EmptyState>
  );
}
