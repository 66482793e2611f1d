import type { PortView, ReasonCode } from '../../../src-main/shared/port-view.ts';
import { type Tone, toneOfPort } from '../../store/port-tone.ts';

/** What must be so before a number is on sale, in the order in which it becomes so. */
const steps = ['connection', 'modem', 'sim', 'network', 'number', 'upstream'] as const;
type Step = (typeof steps)[number];

const stepOfReason: Record<ReasonCode, Step | null> = {
  opening: 'connection',
  'port-missing': 'connection',
  'port-permission': 'connection',
  'port-busy': 'connection',
  'port-lost': 'connection',
  'port-failed': 'connection',
  'host-refused': 'connection',
  'host-unreachable': 'connection',
  identifying: 'modem',
  'modem-restarting': 'modem',
  'modem-recovering': 'modem',
  'modem-unstable': 'modem',
  'modem-silent': 'modem',
  'modem-echo-only': 'modem',
  'not-a-modem': 'modem',
  'sim-busy': 'sim',
  'sim-missing': 'sim',
  'sim-pin': 'sim',
  'sim-pin-wrong': 'sim',
  'sim-puk': 'sim',
  'sim-failure': 'sim',
  'device-locked': 'sim',
  'duplicate-sim': 'sim',
  'duplicate-modem': 'modem',
  'searching-network': 'network',
  'registration-denied': 'network',
  'registration-lost': 'network',
  'number-unknown': 'number',
  'number-conflict': 'number',
  'duplicate-number': 'number',
  paused: null,
};

interface ReadinessStep {
  readonly step: Step;
  /** `good`: done. `quiet`: not reached, because an earlier one is not done. The rest: this is where it stands. */
  readonly tone: Tone;
}

/** The chain from the device to the upstream, up to the link where it breaks. */
export function readinessOf(port: PortView): readonly ReadinessStep[] {
  const at = steps.indexOf(currentStep(port));
  return steps.map((step, index) => {
    if (index < at) return { step, tone: 'good' };
    return { step, tone: index === at ? toneAt(port, step) : 'quiet' };
  });
}

function currentStep(port: PortView): Step {
  const named = port.reason === null ? null : stepOfReason[port.reason.code];
  if (named !== null) return named;
  if (port.state === 'active') return 'upstream';
  return firstUnknown(port);
}

/** For a port without a telling reason (paused, starting): as far as its facts reach. */
function firstUnknown({ modem, sim, registration }: PortView): Step {
  if (modem.imei === null && modem.model === null) return 'modem';
  if (sim.iccid === null) return 'sim';
  if (registration !== 'home' && registration !== 'roaming') return 'network';
  return sim.number === null ? 'number' : 'upstream';
}

function toneAt(port: PortView, step: Step): Tone {
  if (port.paused) return 'quiet';
  if (step !== 'upstream') return port.state === 'attention' ? 'attention' : 'working';
  return toneOfPort(port);
}
