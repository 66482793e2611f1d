import type { ReactElement, ReactNode } from 'react';
import { bindClasses } from '../../ui/bind-classes.ts';
import classes from './toast-body.module.css';

const css = bindClasses(classes);

/** A long text is cut after a few lines, as the title must stay in sight; the whole of it is told on hovering. */
export function ToastBody({ text, children }: { text: string | null; children: ReactNode }): ReactElement {
  return (
    <div className={css('body')}>
      {text !== null && (
        <span className={css('text')} title={text}>
          {text}
        </span>
      )}
      {children}
    </div>
  );
}
