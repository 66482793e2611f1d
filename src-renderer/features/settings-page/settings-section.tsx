import type { ReactElement, ReactNode } from 'react';
import { bindClasses } from '../../ui/bind-classes.ts';
import classes from './settings-section.module.css';

const css = bindClasses(classes);

interface SettingsSectionProps {
  readonly title: string;
  /** One sentence under the title, or null. */
  readonly note: string | null;
  readonly children: ReactNode;
}

export function SettingsSection({ title, note, children }: SettingsSectionProps): ReactElement {
  return (
    <section className={css('section')} aria-label={title}>
      <h2 className={css('title')}>{title}</h2>
      {note !== null && <p className={css('note')}>{note}</p>}
      {children}
    </section>
  );
}
