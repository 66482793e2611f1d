import { UnstyledButton } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { E164 } from '../../../src-main/shared/ids.ts';
import { useWindow } from '../../runtime.tsx';
import { bindClasses } from '../../ui/bind-classes.ts';
import classes from './copy-number.module.css';

const css = bindClasses(classes);
const COPIED_SHOWN_MS = 1500;

/** The number, written for reading; a click copies it as it is sent, in E.164. */
export function CopyNumber({ number, tabIndex }: { number: E164; tabIndex: number }): ReactElement {
  const { t } = useTranslation();
  const text = useWindow((state) => state.formatPhone)(number);
  const { copy, copied } = useClipboard({ timeout: COPIED_SHOWN_MS });
  const Icon = copied ? IconCheck : IconCopy;
  return (
    <UnstyledButton
      className={css('copy')}
      tabIndex={tabIndex}
      title={copied ? t('port.copied') : t('port.copy', { number })}
      onClick={() => copy(number)}
    >
      <span className={css('number')} data-testid="number">
        {text}
      </span>
      <Icon className={css('icon', copied && 'copied')} size={14} aria-hidden="true" />
    </UnstyledButton>
  );
}
