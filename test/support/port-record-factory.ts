import type { ModemSnapshot, SimReading } from '../../src-main/modem/modem-snapshot.ts';
import type { PortRecord, Presence } from '../../src-main/pool/port-record.ts';
import { asE164, asIccid, asImsi, type E164, type Iccid, type Imsi } from '../../src-main/shared/ids.ts';
import { portId } from './port-view-factory.ts';

function must<T>(value: T | null, text: string): T {
  if (value === null) throw new Error(`not valid in a test: ${text}`);
  return value;
}

export const iccid = (text: string): Iccid => must(asIccid(text), text);
export const imsi = (text: string): Imsi => must(asImsi(text), text);
export const e164 = (text: string): E164 => must(asE164(text), text);

export const readySim: SimReading = {
  state: 'ready',
  detail: null,
  iccid: iccid('8946070000000000017'),
  imsi: imsi('240070000000001'),
  evidence: [],
  askedForNumber: true,
  iccidReadAtMs: 1000,
  pinTriesLeft: null,
  pinRefused: false,
};

const noSim: SimReading = {
  state: 'unknown',
  detail: null,
  iccid: null,
  imsi: null,
  evidence: [],
  askedForNumber: false,
  iccidReadAtMs: null,
  pinTriesLeft: null,
  pinRefused: false,
};

export function makeModem(changes: Partial<ModemSnapshot> = {}): ModemSnapshot {
  return {
    phase: 'ready',
    fault: null,
    recovery: null,
    identity: { manufacturer: 'Quectel', model: 'EC25', revision: 'R06', imei: '490154203237518' },
    sim: noSim,
    registration: null,
    network: null,
    signalDbm: null,
    ...changes,
  };
}

export function makeRecord(
  id: string,
  modem: ModemSnapshot,
  presence: Presence = { kind: 'absent' },
): PortRecord {
  return { id: portId(id), address: `/dev/tty${id}`, siblings: [], twinOf: null, modem, presence };
}

/** A port whose SIM is readable and on its home network. */
export function presentRecord(id: string, sim: Partial<SimReading> = {}): PortRecord {
  const reading = { ...readySim, ...sim };
  return makeRecord(id, makeModem({ sim: reading, registration: 'home' }), {
    kind: 'present',
    sim: reading,
    registration: 'home',
  });
}
