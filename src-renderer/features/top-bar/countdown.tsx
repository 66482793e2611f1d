import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { exactText } from '../../format/exact-time.ts';
import { bindClasses } from '../../ui/bind-classes.ts';
import { Ring } from '../../ui/ring.tsx';
import classes from './countdown.module.css';
import { useCountdown } from './use-countdown.ts';

const css = bindClasses(classes);

export function Countdown(): ReactElement {
  const { t } = useTranslation();
  const { kind, text, fraction, nextAt } = useCountdown();
  return (
    <div
      className={css('countdown')}
      role="timer"
      aria-label={t('countdown.label')}
      title={nextAt === null ? undefined : exactText(nextAt)}
    >
      <span className={css('words')}>{t(`countdown.${kind}`)}</span>
      <span className={css('dial')}>
        <Ring fraction={fraction} size={44} />
        <span className={css('time')} data-testid="countdown">
          {text}
        </span>
      </span>
    </div>
  );
}
