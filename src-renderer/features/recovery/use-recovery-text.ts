import { useTranslation } from 'react-i18next';
import type { RecoveryView } from '../../../src-main/shared/port-view.ts';

/** `Woken 3 times, last by switching its radio off and on`. When, stands beside it where there is room. */
export function useRecoveryText(): (recovery: RecoveryView) => string {
  const { t } = useTranslation();
  return ({ count, lastStep }) => t('recovery.text', { count, step: t(`recovery.step.${lastStep}`) });
}
