import type { ReactElement } from 'react';
import { bindClasses } from './bind-classes.ts';
import classes from './ring.module.css';

const css = bindClasses(classes);
const STROKE = 3;

/** A ring that empties: `fraction` is what is left, 0 to 1. Decoration only; the time stands beside it as text. */
export function Ring({ fraction, size }: { fraction: number; size: number }): ReactElement {
  const radius = (size - STROKE) / 2;
  const length = 2 * Math.PI * radius;
  const circle = { cx: size / 2, cy: size / 2, r: radius, strokeWidth: STROKE };
  return (
    <svg className={css('ring')} width={size} height={size} aria-hidden="true">
      <circle className={css('track')} {...circle} />
      <circle
        className={css('rest')}
        {...circle}
        strokeDasharray={length}
        strokeDashoffset={length * (1 - fraction)}
      />
    </svg>
  );
}
