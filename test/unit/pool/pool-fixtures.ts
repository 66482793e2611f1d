import type { ModemSnapshot, SimReading } from '../../../src-main/modem/modem-snapshot.ts';
import { asIccid, asImsi, asPortId, type PortId } from '../../../src-main/shared/ids.ts';

export function portId(text: string): PortId {
  const id = asPortId(text);
  if (id === null) throw new Error(`not a port id: ${text}`);
  return id;
}

export function simOf(iccid: string, part: Partial<SimReading> = {}): SimReading {
  return {
    state: 'ready',
    detail: null,
    iccid: asIccid(iccid),
    imsi: asImsi('240011325292811'),
    evidence: [],
    askedForNumber: true,
    iccidReadAtMs: 0,
    pinTriesLeft: null,
    pinRefused: false,
    ...part,
  };
}

export const CARD = '89460109654425721754';
export const OTHER_CARD = '8949039698013400730';
const NO_SIM: SimReading = simOf(CARD, {
  state: 'absent',
  iccid: null,
  imsi: null,
  iccidReadAtMs: null,
});

/** A modem at work with its SIM registered at home, unless told otherwise. */
export function modemOf(part: Partial<ModemSnapshot> = {}): ModemSnapshot {
  return {
    phase: 'ready',
    fault: null,
    recovery: null,
    identity: { manufacturer: null, model: null, revision: null, imei: null },
    sim: simOf(CARD),
    registration: 'home',
    network: 'Test Net',
    signalDbm: -73,
    ...part,
  };
}

export const SEARCHING = modemOf({ registration: 'searching', network: null });
export const LOST = modemOf({
  phase: 'failed',
  fault: { code: 'port-lost', detail: null },
  sim: { ...NO_SIM, state: 'unknown' },
  registration: null,
  network: null,
});
export const RESTARTING = modemOf({
  ...LOST,
  phase: 'identifying',
  fault: { code: 'modem-restarting', detail: null },
});
export const BUSY = modemOf({ sim: { ...NO_SIM, state: 'busy' }, registration: null });
export const PULLED = modemOf({ sim: NO_SIM, registration: null });
export const LOCKED = modemOf({ sim: simOf(CARD, { state: 'pin', imsi: null }), registration: null });
export const SWAPPED = modemOf({ sim: simOf(OTHER_CARD) });
export const SWAPPED_UNREAD = modemOf({
  sim: simOf(OTHER_CARD, { state: 'busy', imsi: null }),
  registration: null,
});
export const STOPPED = modemOf({ ...LOST, phase: 'stopped', fault: null });
