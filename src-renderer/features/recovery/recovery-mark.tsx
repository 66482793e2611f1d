import { IconFirstAidKit } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type { RecoveryView } from '../../../src-main/shared/port-view.ts';
import { exactText } from '../../format/exact-time.ts';
import { bindClasses } from '../../ui/bind-classes.ts';
import classes from './recovery-mark.module.css';
import { useRecoveryText } from './use-recovery-text.ts';

const css = bindClasses(classes);

/** A whisper on card and row: this modem had to be woken, and how often. Nothing while it never had to. */
export function RecoveryMark({ recovery }: { recovery: RecoveryView | null }): ReactElement | null {
  const textOf = useRecoveryText();
  if (recovery === null) return null;
  const label = `${textOf(recovery)} (${exactText(recovery.lastAt)})`;
  return (
    <span className={css('mark')} role="img" aria-label={label} title={label} data-testid="recovery">
      <IconFirstAidKit size={14} stroke={1.75} aria-hidden="true" />
      {recovery.count}
    </span>
  );
}
