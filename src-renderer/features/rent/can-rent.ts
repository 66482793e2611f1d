import type { PortView } from '../../../src-main/shared/port-view.ts';

/** Rent is valid for the SIM it was switched on for, so there must be one. */
export function canRent(port: PortView): boolean {
  return port.sim.iccid !== null;
}
