import type { NumberVerdict } from '../book/number-book.ts';
import type { SimReading } from '../modem/modem-snapshot.ts';
import type { PortRecord } from '../pool/port-record.ts';
import { assertNever } from '../shared/assert-never.ts';
import type { Iccid } from '../shared/ids.ts';
import type { PortReason, PortState, ReasonCode, Registration } from '../shared/port-view.ts';

export interface PortVerdict {
  readonly state: PortState;
  readonly reason: PortReason | null;
}

/** What the rest of the app knows about a port beside what its modem says. */
export interface PortContext {
  readonly paused: boolean;
  readonly numberOf: (iccid: Iccid) => NumberVerdict;
}

const verdict = (state: PortState, code: ReasonCode, detail: string | null = null): PortVerdict => ({
  state,
  reason: { code, detail },
});

/**
 * Says what one port is doing and why, by itself: conflicts between ports are judged in duplicates.ts.
 * Pure. A port is `active` exactly when its number may be listed now (design, "active").
 */
export function judgePort(record: PortRecord, context: PortContext): PortVerdict {
  if (context.paused) return verdict('paused', 'paused');
  const { presence, twinOf } = record;
  if (twinOf !== null) return verdict('attention', 'duplicate-modem', twinOf);
  switch (presence.kind) {
    case 'absent':
      return judgeModem(record);
    case 'grace':
      return judgeNumber(presence.sim, context) ?? verdict('active', presence.why);
    case 'present':
      return judgeNumber(presence.sim, context) ?? { state: 'active', reason: null };
    default:
      return assertNever(presence);
  }
}

/** A modem without a SIM on the network: what is it waiting for? */
function judgeModem({ modem }: PortRecord): PortVerdict {
  switch (modem.phase) {
    case 'opening':
      return modem.fault ? judgeFault(modem.fault) : verdict('starting', 'opening');
    case 'identifying':
      return modem.fault ? judgeFault(modem.fault) : verdict('starting', 'identifying');
    case 'failed':
      return modem.fault ? judgeFault(modem.fault) : verdict('attention', 'port-failed');
    case 'stopped':
      return verdict('starting', 'opening');
    case 'ready':
      if (modem.fault) return judgeFault(modem.fault);
      return judgeSim(modem.sim) ?? judgeRegistration(modem.registration);
    default:
      return assertNever(modem.phase);
  }
}

const HEALING: readonly ReasonCode[] = ['modem-restarting', 'modem-recovering'];

/** Faults that heal by themselves in seconds are waited for; the others want a person. */
function judgeFault(fault: PortReason): PortVerdict {
  return { state: HEALING.includes(fault.code) ? 'waiting' : 'attention', reason: fault };
}

function judgeSim(sim: SimReading): PortVerdict | null {
  switch (sim.state) {
    case 'ready':
      return null;
    case 'unknown':
    case 'busy':
      return verdict('waiting', 'sim-busy', sim.detail);
    case 'absent':
      return verdict('attention', 'sim-missing', sim.detail);
    case 'pin':
      return verdict('attention', sim.pinRefused ? 'sim-pin-wrong' : 'sim-pin', sim.detail);
    case 'puk':
      return verdict('attention', 'sim-puk', sim.detail);
    case 'device-lock':
      return verdict('attention', 'device-locked', sim.detail);
    case 'failure':
      return verdict('attention', 'sim-failure', sim.detail);
    default:
      return assertNever(sim.state);
  }
}

function judgeRegistration(registration: Registration | null): PortVerdict {
  switch (registration) {
    case 'denied':
    case 'emergency':
      return verdict('attention', 'registration-denied', registration);
    case 'home':
    case 'roaming':
      // Registered, and yet not present: the SIM's numbers are still being read.
      return verdict('waiting', 'sim-busy');
    case null:
    case 'idle':
    case 'searching':
    case 'unknown':
      return verdict('waiting', 'searching-network', registration);
    default:
      return assertNever(registration);
  }
}

function judgeNumber(sim: SimReading, context: PortContext): PortVerdict | null {
  if (sim.iccid === null) return verdict('waiting', 'sim-busy');
  const number = context.numberOf(sim.iccid);
  switch (number.kind) {
    case 'known':
      return null;
    case 'unknown':
      // Nobody needs to act while the card has not even been asked.
      return sim.askedForNumber ? verdict('attention', 'number-unknown') : verdict('waiting', 'sim-busy');
    case 'conflict':
      return verdict('attention', 'number-conflict', number.numbers.join(', '));
    default:
      return assertNever(number);
  }
}
