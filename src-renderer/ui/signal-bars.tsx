import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { signalBars } from '../format/signal.ts';
import { bindClasses } from './bind-classes.ts';
import classes from './signal-bars.module.css';

const css = bindClasses(classes);
const heights = [4, 7, 10, 13] as const;

export function SignalBars({ dbm }: { dbm: number | null }): ReactElement {
  const { t } = useTranslation();
  const bars = dbm === null ? 0 : signalBars(dbm);
  const label = dbm === null ? t('port.noSignal') : t('port.signal', { dbm, bars });
  return (
    <span className={css('signal')} role="img" aria-label={label} title={label}>
      <svg width="16" height="14" viewBox="0 0 16 14" aria-hidden="true">
        {heights.map((height, index) => (
          <rect
            key={height}
            className={css(index < bars ? 'full' : 'empty')}
            x={index * 4.2}
            y={14 - height}
            width="3"
            height={height}
            rx="1"
          />
        ))}
      </svg>
    </span>
  );
}
