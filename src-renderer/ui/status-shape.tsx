import {
  IconAlertOctagonFilled,
  IconAlertTriangleFilled,
  IconCircleCheckFilled,
  IconPlayerPauseFilled,
  IconProgress,
} from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type { Tone } from '../store/port-tone.ts';
import { bindClasses } from './bind-classes.ts';
import classes from './status-shape.module.css';

const css = bindClasses(classes);

const shapes = {
  good: IconCircleCheckFilled,
  working: IconProgress,
  attention: IconAlertTriangleFilled,
  refused: IconAlertOctagonFilled,
  quiet: IconPlayerPauseFilled,
} as const;

/** The tone as a shape: tells the same as the colour to who cannot see the colour. A word must stand beside it. */
export function StatusShape({ tone, size = 16 }: { tone: Tone; size?: number }): ReactElement {
  const Shape = shapes[tone];
  return <Shape className={css('shape', tone)} size={size} aria-hidden="true" />;
}
