import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { PortView } from '../../../src-main/shared/port-view.ts';
import { toneOfPort } from '../../store/port-tone.ts';
import { bindClasses } from '../../ui/bind-classes.ts';
import { StatusShape } from '../../ui/status-shape.tsx';
import { readinessOf } from './readiness.ts';
import classes from './readiness-chain.module.css';

const css = bindClasses(classes);

export function ReadinessChain({ port }: { port: PortView }): ReactElement {
  const { t } = useTranslation();
  const label = t(toneOfPort(port) === 'good' ? 'inspector.why' : 'inspector.whyNot');
  return (
    <ol className={css('chain')} aria-label={label}>
      {readinessOf(port).map(({ step, tone }) => (
        <li key={step} className={css('step', tone)} title={t(`step.${tone === 'good' ? 'ok' : tone}`)}>
          {tone === 'quiet' ? <span className={css('dot')} /> : <StatusShape tone={tone} size={18} />}
          <span className={css('name')}>{t(`step.${step}`)}</span>
          <span className={css('words')}>{t(`step.${tone === 'good' ? 'ok' : tone}`)}</span>
        </li>
      ))}
    </ol>
  );
}
