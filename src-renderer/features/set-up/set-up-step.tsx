import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { bindClasses } from '../../ui/bind-classes.ts';
import { StatusShape } from '../../ui/status-shape.tsx';
import classes from './set-up.module.css';

const css = bindClasses(classes);

interface SetUpStepProps {
  readonly number: number;
  readonly title: string;
  readonly isDone: boolean;
  readonly children: ReactNode;
}

export function SetUpStep({ number, title, isDone, children }: SetUpStepProps): ReactElement {
  const { t } = useTranslation();
  return (
    <section className={css('step')} aria-label={title}>
      <h2 className={css('stepTitle')}>
        {isDone ? <StatusShape tone="good" size={22} /> : <span className={css('number')}>{number}</span>}
        {title}
        {isDone && <span className={css('done')}>{t('setup.done')}</span>}
      </h2>
      {children}
    </section>
  );
}
