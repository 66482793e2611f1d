import { ActionIcon, Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type { Tone } from '../../store/port-tone.ts';
import { bindClasses } from '../../ui/bind-classes.ts';
import { StatusShape } from '../../ui/status-shape.tsx';
import classes from './banner.module.css';

const css = bindClasses(classes);

interface BannerProps {
  readonly tone: Tone;
  readonly title: string;
  readonly text: string;
  /** Text of the button, or null for a cross. */
  readonly action: string | null;
  readonly actionLabel?: string;
  readonly onAction: () => void;
}

export function Banner({ tone, title, text, action, actionLabel, onAction }: BannerProps): ReactElement {
  return (
    <div className={css('banner', tone)} role={tone === 'working' ? 'status' : 'alert'}>
      <StatusShape tone={tone} size={18} />
      <p className={css('words')}>
        <strong>{title}</strong> {text}
      </p>
      {action === null ? (
        <ActionIcon variant="transparent" color="gray" size="sm" aria-label={actionLabel} onClick={onAction}>
          <IconX size={16} className={css('cross')} />
        </ActionIcon>
      ) : (
        <Button size="compact-sm" variant="default" onClick={onAction}>
          {action}
        </Button>
      )}
    </div>
  );
}
