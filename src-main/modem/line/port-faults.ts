import type { CloseCause, OpenFailure } from '../../serial/transport.ts';
import { assertNever } from '../../shared/assert-never.ts';
import type { PortReason } from '../../shared/port-view.ts';
import type { Traffic } from './at-wire.ts';

/** Why a port could not be opened, as a reason for people; the system's words stay the detail. */
export function openFault(failure: OpenFailure, address: string): PortReason {
  switch (failure.kind) {
    case 'missing':
      return { code: 'port-missing', detail: failure.detail };
    case 'permission':
      return { code: 'port-permission', detail: failure.detail };
    case 'busy':
      return { code: 'port-busy', detail: failure.detail };
    case 'refused':
      return { code: 'host-refused', detail: failure.detail };
    case 'unreachable':
      return { code: 'host-unreachable', detail: failure.detail };
    case 'timeout':
      return { code: isRemote(address) ? 'host-unreachable' : 'port-failed', detail: failure.detail };
    case 'not-a-tty':
    case 'failed':
      return { code: 'port-failed', detail: failure.detail };
    default:
      return assertNever(failure.kind);
  }
}

export function closeFault(cause: CloseCause | null): PortReason {
  const detail = cause === null || cause.kind === 'closed' ? null : cause.detail;
  return { code: 'port-lost', detail };
}

/** What a device is that did not answer `AT`, by what it sent instead. */
export function probeFault(traffic: Traffic): PortReason {
  if (traffic.strays > 0)
    return { code: 'not-a-modem', detail: `${traffic.bytes} bytes, none of them an AT answer` };
  if (traffic.echoes > 0) return { code: 'modem-echo-only', detail: null };
  if (traffic.urcs > 0 || traffic.bytes === 0) return { code: 'modem-silent', detail: null };
  return { code: 'not-a-modem', detail: `${traffic.bytes} bytes without a line end` };
}

/** A fault of this program while it worked on the port, not of the device. */
export function internalFault(error: unknown): PortReason {
  return {
    code: 'port-failed',
    detail: `internal fault: ${error instanceof Error ? error.message : String(error)}`,
  };
}

/** Only a local tty has a speed to search for. */
export function isRemote(address: string): boolean {
  return address.includes('://');
}
