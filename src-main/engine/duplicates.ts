import type { PortRecord } from '../pool/port-record.ts';
import type { E164, Iccid, PortId } from '../shared/ids.ts';
import type { ReasonCode } from '../shared/port-view.ts';

/** A port whose number would go on sale, were it alone. */
export interface Claim {
  readonly record: PortRecord;
  readonly iccid: Iccid;
  readonly number: E164;
}

export interface LostClaim {
  readonly code: Extract<ReasonCode, 'duplicate-sim' | 'duplicate-number'>;
  readonly winner: PortId;
}

/** Two readings closer than this are of the same round of polls and say nothing about which came later. */
const SAME_ROUND_MS = 15_000;

/**
 * One SIM and one number can be listed once (decision 5). A SIM seen in two ports is really in the one that reads it
 * now: a port in grace gives way, and so does one whose reading is older by more than a round of polls. Between equals the
 * lower port keeps it, which does not flap.
 */
export function findLostClaims(claims: readonly Claim[]): ReadonlyMap<PortId, LostClaim> {
  const lost = new Map<PortId, LostClaim>();
  const bySim = new Map<Iccid, Claim>();
  for (const claim of claims) {
    const rival = bySim.get(claim.iccid);
    const [winner, loser] =
      rival === undefined || isMoreCredible(claim, rival) ? [claim, rival] : [rival, claim];
    bySim.set(claim.iccid, winner);
    if (loser) lost.set(loser.record.id, { code: 'duplicate-sim', winner: winner.record.id });
  }
  const byNumber = new Map<E164, PortId>();
  for (const { record, number } of claims) {
    if (lost.has(record.id)) continue;
    const winner = byNumber.get(number);
    if (winner === undefined) byNumber.set(number, record.id);
    else lost.set(record.id, { code: 'duplicate-number', winner });
  }
  return lost;
}

/** Whether a claim of a higher port beats that of a lower one. */
function isMoreCredible(claim: Claim, rival: Claim): boolean {
  const inGrace = ({ record }: Claim) => record.presence.kind === 'grace';
  if (inGrace(claim) !== inGrace(rival)) return inGrace(rival);
  return readAtMs(claim) - readAtMs(rival) > SAME_ROUND_MS;
}

function readAtMs({ record: { presence } }: Claim): number {
  return presence.kind === 'absent' ? 0 : (presence.sim.iccidReadAtMs ?? 0);
}
