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

/**
 * One SIM and one number can be listed once (decision 5). A SIM seen in two ports is really in the one that reads it
 * now, so a port in grace gives way; between equals the lower port keeps it, which does not flap.
 */
export function findLostClaims(claims: readonly Claim[]): ReadonlyMap<PortId, LostClaim> {
  const lost = new Map<PortId, LostClaim>();
  const bySim = new Map<Iccid, PortId>();
  const byNumber = new Map<E164, PortId>();
  const inGrace = (claim: Claim) => (claim.record.presence.kind === 'grace' ? 1 : 0);
  for (const claim of claims.toSorted((a, b) => inGrace(a) - inGrace(b))) {
    const { id } = claim.record;
    const simWinner = bySim.get(claim.iccid);
    const numberWinner = byNumber.get(claim.number);
    if (simWinner !== undefined) lost.set(id, { code: 'duplicate-sim', winner: simWinner });
    else if (numberWinner !== undefined) lost.set(id, { code: 'duplicate-number', winner: numberWinner });
    else {
      bySim.set(claim.iccid, id);
      byNumber.set(claim.number, id);
    }
  }
  return lost;
}
