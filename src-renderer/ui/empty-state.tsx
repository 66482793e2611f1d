import { IconCircleDashed } from '@tabler/icons-react';
import type { ReactElement, ReactNode } from 'react';
import type { Tone } from '../store/port-tone.ts';
import { bindClasses } from './bind-classes.ts';
import classes from './empty-state.module.css';
import { StatusShape } from './status-shape.tsx';

const css = bindClasses(classes);

interface EmptyStateProps {
  readonly tone: Tone;
  readonly title: string;
  readonly text: string;
  /** Buttons: what to do about it. */
  readonly children?: ReactNode;
}

export function EmptyState({ tone, title, text, children }: EmptyStateProps): ReactElement {
  return (
    <div className={css('empty')} role="status">
      {tone === 'quiet' ? (
        <IconCircleDashed className={css('nothing')} size={32} aria-hidden="true" />
      ) : (
        <StatusShape tone={tone} size={32} />
      )}
      <h2 className={css('title')}>{title}</h2>
      <p className={css('text')}>{text}</p>
      <div className={css('actions')}>{children}</div>
    </div>
  );
}
