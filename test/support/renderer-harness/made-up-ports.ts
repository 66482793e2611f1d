import type { E164, Iccid, Imsi, PortId } from '../../../src-main/shared/ids.ts';
import type {
  NumberEvidenceView,
  PortReason,
  PortState,
  PortView,
  RecoveryView,
  UpstreamNumberView,
} from '../../../src-main/shared/port-view.ts';

interface Mood {
  readonly state: PortState;
  readonly reason: PortReason | null;
  readonly upstream: UpstreamNumberView['status'];
  readonly hasSim: boolean;
  readonly hasNumber: boolean;
}

const fine: Mood = { state: 'active', reason: null, upstream: 'accepted', hasSim: true, hasNumber: true };

/** Every 32 ports hold each kind of trouble once; the rest is on sale. */
const moods: Readonly<Record<number, Mood>> = {
  1: {
    ...fine,
    state: 'waiting',
    reason: { code: 'searching-network', detail: '+CREG: 2' },
    upstream: 'none',
  },
  4: { ...fine, upstream: 'rejected' },
  6: {
    state: 'attention',
    reason: { code: 'sim-missing', detail: '+CME ERROR: 10' },
    upstream: 'deleted',
    hasSim: false,
    hasNumber: false,
  },
  9: { ...fine, state: 'paused', reason: { code: 'paused', detail: null }, upstream: 'deleted' },
  11: {
    ...fine,
    state: 'attention',
    reason: { code: 'number-unknown', detail: '+CNUM: empty' },
    upstream: 'none',
    hasNumber: false,
  },
  14: {
    ...fine,
    state: 'attention',
    reason: { code: 'registration-denied', detail: '+CREG: 3' },
    upstream: 'deleted',
  },
  16: {
    ...fine,
    state: 'attention',
    reason: { code: 'number-conflict', detail: null },
    upstream: 'none',
    hasNumber: false,
  },
  18: {
    state: 'attention',
    reason: { code: 'sim-pin', detail: '+CPIN: SIM PIN' },
    upstream: 'none',
    hasSim: true,
    hasNumber: false,
  },
  20: {
    state: 'starting',
    reason: { code: 'identifying', detail: null },
    upstream: 'none',
    hasSim: false,
    hasNumber: false,
  },
  22: {
    state: 'attention',
    reason: { code: 'sim-pin-wrong', detail: '+CME ERROR: 16' },
    upstream: 'none',
    hasSim: true,
    hasNumber: false,
  },
  23: { ...fine, upstream: 'unconfirmed' },
  25: {
    state: 'attention',
    reason: { code: 'sim-puk', detail: '+CPIN: SIM PUK' },
    upstream: 'none',
    hasSim: true,
    hasNumber: false,
  },
  27: {
    state: 'attention',
    reason: { code: 'port-permission', detail: 'EACCES: permission denied, open' },
    upstream: 'none',
    hasSim: false,
    hasNumber: false,
  },
};

const networks = [
  { name: 'Telia SE', imsi: '24001', prefix: '+4670100', country: 46 },
  { name: 'Airtel NG', imsi: '62120', prefix: '+2348021', country: 234 },
  { name: 'T-Mobile Deutschland', imsi: '26201', prefix: '+4915123', country: 49 },
  { name: 'EE', imsi: '23430', prefix: '+4474001', country: 44 },
] as const;

export function makePorts(count: number, isCalm: boolean): readonly PortView[] {
  return Array.from({ length: count }, (_, index) =>
    makePort(index, isCalm ? fine : (moods[index % 32] ?? fine)),
  );
}

function makePort(index: number, mood: Mood): PortView {
  const network = networks[index % networks.length] ?? networks[0];
  const tail = String(index + 1).padStart(4, '0');
  const { state, reason, hasSim, hasNumber, upstream } = mood;
  return {
    id: `Port${index + 1}` as PortId,
    path: index % 7 === 3 ? `tcp://pool-${index % 3}.lan:${4000 + index}` : `/dev/ttyUSB${index * 4 + 2}`,
    siblings: index % 3 === 1 ? [`/dev/ttyUSB${index * 4 + 1}`, `/dev/ttyUSB${index * 4 + 3}`] : [],
    state,
    reason,
    recovery: makeRecovery(index),
    modem: {
      manufacturer: 'Quectel',
      model: index % 2 === 0 ? 'EC25' : 'EG912Y-GL',
      revision: 'EC25EFAR06A03M4G',
      imei: `86543204${String(1_000_000 + index)}`,
    },
    sim: {
      iccid: hasSim ? (`894601${String(10_000_000_000_000 + index)}` as Iccid) : null,
      imsi: hasSim ? (`${network.imsi}00000${tail}0` as Imsi) : null,
      number: hasNumber ? (`${network.prefix}${tail}` as E164) : null,
      numberSource: hasNumber ? (index % 5 === 0 ? 'typed' : 'cnum') : null,
      countryId: hasNumber ? network.country : null,
      operator: hasSim ? Number(network.imsi) : null,
      numberWarning: index === 2 ? 'The SIM itself says +46 70 000 00 00.' : null,
      evidence: hasSim
        ? makeEvidence(index, reason?.code === 'number-conflict', `${network.prefix}${tail}`)
        : [],
      price: index % 8 === 0 ? 12.5 : null,
      pinTriesLeft: reason?.code === 'sim-pin-wrong' ? 1 : reason?.code === 'sim-pin' ? 3 : null,
    },
    network: hasSim ? network.name : null,
    registration: hasSim ? (state === 'waiting' ? 'searching' : 'home') : null,
    signalDbm: hasSim ? -60 - ((index * 13) % 50) : null,
    rent: index % 6 === 0 && hasSim,
    paused: state === 'paused',
    upstream: {
      status: upstream,
      id: upstream === 'accepted' ? 4700 + index : null,
      at: upstream === 'none' ? null : new Date(Date.now() - ((index % 9) + 1) * 60_000).toISOString(),
      text: upstream === 'rejected' ? 'NUMBER_FORMAT_ERROR' : null,
    },
  };
}

const ago = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();

function makeRecovery(index: number): RecoveryView | null {
  if (index % 16 !== 2) return null;
  return { count: index === 2 ? 3 : 1, lastStep: index === 2 ? 'radio' : 'reopen', lastAt: ago(12) };
}

function makeEvidence(index: number, isTorn: boolean, number: string): readonly NumberEvidenceView[] {
  const known = number as E164;
  if (isTorn) {
    return [
      { source: 'cnum', number: known, at: ago(3) },
      { source: 'phonebook', number: known, at: ago(3) },
      { source: 'ussd', number: '+46701999888' as E164, at: ago(60 * 26) },
    ];
  }
  if (index % 32 === 11 || index % 32 === 18 || index % 32 === 22 || index % 32 === 25) return [];
  if (index % 5 !== 0) return [{ source: 'cnum', number: known, at: ago(42) }];
  return [
    { source: 'typed', number: known, at: ago(60 * 24 * 12) },
    { source: 'cnum', number: '+46700000000' as E164, at: ago(42) },
  ];
}
