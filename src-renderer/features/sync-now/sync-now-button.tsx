import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useSyncNow } from './use-sync-now.ts';
import { useSyncResult } from './use-sync-result.ts';

export function SyncNowButton(): ReactElement {
  const { t } = useTranslation();
  const { isBusy, isPossible, syncNow } = useSyncNow();
  useSyncResult();
  return (
    <Button
      data-testid="sync-now"
      w={112}
      flex="none"
      aria-busy={isBusy}
      disabled={!isPossible}
      loading={isBusy}
      loaderProps={{ type: 'dots' }}
      onClick={() => void syncNow()}
    >
      {t('syncNow.action')}
    </Button>
  );
}
