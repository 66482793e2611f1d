import type { PortView, ReasonCode } from '../../../src-main/shared/port-view.ts';
import { toneOfPort } from '../../store/port-tone.ts';

type PortAction = 'enter-number' | 'enter-pin' | 'identify' | 'details' | 'resume';

/** Reasons that a fresh look at the SIM may end, or that only a number or a PIN is missing for. The rest needs reading first; a PUK is none of Portlight's business. */
const actions: Partial<Record<ReasonCode, PortAction>> = {
  'number-unknown': 'enter-number',
  'number-conflict': 'enter-number',
  'sim-pin': 'enter-pin',
  'sim-pin-wrong': 'enter-pin',
  'sim-missing': 'identify',
  'sim-failure': 'identify',
  'registration-denied': 'identify',
  'modem-silent': 'identify',
  'port-missing': 'identify',
};

export function actionOf(port: PortView): PortAction | null {
  switch (toneOfPort(port)) {
    case 'quiet':
      return 'resume';
    case 'attention':
      return (port.reason === null ? undefined : actions[port.reason.code]) ?? 'details';
    case 'refused':
      return 'details';
    case 'good':
    case 'working':
      return null;
  }
}
