import type { ModemSnapshot, SimReading } from '../modem/modem-snapshot.ts';
import { assertNever } from '../shared/assert-never.ts';
import type { Registration } from '../shared/port-view.ts';

/**
 * True once a port is active or has a reason that time alone does not take away (decision 8). A SIM that is still being read or
 * searches its network is neither: a list without it would take a number off that was on sale before the app started.
 */
export function isSettled({ phase, sim, registration }: ModemSnapshot): boolean {
  switch (phase) {
    case 'failed':
      return true;
    case 'ready':
      return isSimSettled(sim, registration);
    case 'opening':
    case 'identifying':
    case 'stopped':
      return false;
    default:
      return assertNever(phase);
  }
}

function isSimSettled({ state, iccid }: SimReading, registration: Registration | null): boolean {
  switch (state) {
    case 'absent':
    case 'pin':
    case 'puk':
    case 'device-lock':
    case 'failure':
      return true;
    case 'ready':
      // Not the number: one that was ever sold is in the book, and needs no answer of a card that may be busy.
      return iccid !== null && hasNetworkWord(registration);
    case 'unknown':
    case 'busy':
      return false;
    default:
      return assertNever(state);
  }
}

/** Has the network said yes or no? */
function hasNetworkWord(registration: Registration | null): boolean {
  switch (registration) {
    case 'home':
    case 'roaming':
    case 'denied':
    case 'emergency':
      return true;
    case null:
    case 'idle':
    case 'searching':
    case 'unknown':
      return false;
    default:
      return assertNever(registration);
  }
}
