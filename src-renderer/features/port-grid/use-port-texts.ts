import { useTranslation } from 'react-i18next';
import type { PortView } from '../../../src-main/shared/port-view.ts';
import { toneOfPort } from '../../store/port-tone.ts';

interface ReasonWords {
  /** Short and without jargon. */
  readonly title: string;
  /** The technical words of the modem, the system or the upstream. */
  readonly detail: string | null;
}

/** Why a port is not simply on sale; null when there is nothing to say. */
export function useReasonText(port: PortView): ReasonWords | null {
  const { t } = useTranslation();
  if (toneOfPort(port) === 'refused') {
    return { title: t('reason.rejected.title'), detail: port.upstream.text };
  }
  // The state says "Paused" already; its place is better used for the operator.
  if (port.reason === null || port.reason.code === 'paused') return null;
  return { title: t(`reason.${port.reason.code}.title`), detail: port.reason.detail };
}

/** `Telia SE · 24007`: the network's name and the MCC + MNC that the upstream is told. */
export function operatorText({ network, sim }: PortView): string | null {
  if (network === null) return sim.operator === null ? null : String(sim.operator);
  return sim.operator === null ? network : `${network} · ${sim.operator}`;
}
