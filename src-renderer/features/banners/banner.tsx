import { ActionIcon, Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type { Tone } from '../../store/port-tone.ts';
import { bindClasses } from '../../ui/bind-classes.ts';
import { StatusShape } from '../../ui/status-shape.tsx';
import classes from './banner.module.css';

const css = bindClasses(classes);

interface BannerAction {
  readonly text: string;
  readonly isBusy?: boolean;
  readonly onClick: () => void;
}

interface BannerProps {
  readonly tone: Tone;
  readonly title: string;
  readonly text: string;
  readonly action?: BannerAction;
  /** A cross with this name for who listens. */
  readonly dismiss?: Omit<BannerAction, 'isBusy'>;
}

export function Banner({ tone, title, text, action, dismiss }: BannerProps): ReactElement {
  return (
    <div className={css('banner', tone)} role={tone === 'working' ? 'status' : 'alert'}>
      <StatusShape tone={tone} size={18} />
      <p className={css('words')}>
        <strong>{title}</strong> {text}
      </p>
      {action !== undefined && (
        <Button size="compact-sm" variant="default" loading={action.isBusy ?? false} onClick={action.onClick}>
          {action.text}
        </Button>
      )}
      {dismiss !== undefined && (
        <ActionIcon
          variant="transparent"
          color="gray"
          size="sm"
          aria-label={dismiss.text}
          onClick={dismiss.onClick}
        >
          <IconX size={16} className={css('cross')} />
        </ActionIcon>
      )}
    </div>
  );
}
