import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { bindClasses } from '../../ui/bind-classes.ts';
import { StatusShape } from '../../ui/status-shape.tsx';
import classes from './pin-dialog.module.css';
import { pinTriesOf } from './pin-tries.ts';

const css = bindClasses(classes);

/** How many tries are left, quietly while there are enough, and as a warning when there are not. */
export function PinTriesLine({ left, isWrong }: { left: number | null; isWrong: boolean }): ReactElement {
  const { t } = useTranslation();
  const tries = pinTriesOf(left);
  const text = t(`pin.tries.${tries}`, { count: left ?? 0 });
  if (tries === 'enough' || (tries === 'unknown' && !isWrong)) return <p className={css('tries')}>{text}</p>;
  const tone = tries === 'last' || tries === 'none' ? 'refused' : 'attention';
  return (
    <p className={css('warning', tone)} role="alert">
      <StatusShape tone={tone} size={18} />
      <span>{text}</span>
    </p>
  );
}
