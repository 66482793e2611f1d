import type { NumberVerdict } from '../book/number-book.ts';
import type { PortRecord } from '../pool/port-record.ts';
import type { E164, Iccid } from '../shared/ids.ts';
import type { PortView, SimView, UpstreamNumberView } from '../shared/port-view.ts';
import { operatorOf } from './operator-code.ts';
import type { PortVerdict } from './port-judge.ts';

/** The parts that a port's view is put together from. */
export interface PortViewParts {
  readonly record: PortRecord;
  readonly verdict: PortVerdict;
  readonly paused: boolean;
  readonly verdictOf: (iccid: Iccid) => NumberVerdict;
  readonly evidenceOf: (iccid: Iccid) => PortView['sim']['evidence'];
  readonly priceOf: (iccid: Iccid) => number | null;
  readonly countryIdOf: (number: E164) => number | null;
  readonly rentOf: (iccid: Iccid) => boolean;
  readonly upstreamOf: (number: E164) => UpstreamNumberView;
}

const noAnswer: UpstreamNumberView = { status: 'none', id: null, at: null, text: null };

export function toPortView(parts: PortViewParts): PortView {
  const { record, verdict } = parts;
  const sim = simView(parts);
  return {
    id: record.id,
    path: record.address,
    siblings: record.siblings,
    state: verdict.state,
    reason: verdict.reason,
    modem: record.modem.identity,
    recovery: record.modem.recovery,
    sim,
    network: record.modem.network,
    registration: record.modem.registration,
    signalDbm: record.modem.signalDbm,
    rent: sim.iccid !== null && parts.rentOf(sim.iccid),
    paused: parts.paused,
    upstream: sim.number === null ? noAnswer : parts.upstreamOf(sim.number),
  };
}

function simView({ record, verdictOf, evidenceOf, priceOf, countryIdOf }: PortViewParts): SimView {
  // In grace the modem may be gone: what was last verified is what is still sold.
  const sim = record.presence.kind === 'grace' ? record.presence.sim : record.modem.sim;
  const known = sim.iccid === null ? null : verdictOf(sim.iccid);
  const number = known?.kind === 'known' ? known.number : null;
  return {
    iccid: sim.iccid,
    imsi: sim.imsi,
    number,
    numberSource: known?.kind === 'known' ? known.source : null,
    countryId: number === null ? null : countryIdOf(number),
    operator: operatorOf(sim.imsi),
    numberWarning: known?.kind === 'known' ? known.warning : null,
    evidence: sim.iccid === null ? [] : evidenceOf(sim.iccid),
    price: sim.iccid === null ? null : priceOf(sim.iccid),
    pinTriesLeft: sim.pinTriesLeft,
  };
}
