import type { PortRecord } from '../pool/port-record.ts';
import type { E164, Iccid, PortId } from '../shared/ids.ts';
import type { ReasonCode } from '../shared/port-view.ts';

/** A port whose number would go on sale, were it alone. */
export interface Claim {
  readonly record: PortRecord;
  readonly iccid: Iccid;
  readonly number: E164;
  /** A person has said that this is the number of this SIM. */
  readonly byPerson: boolean;
}

export interface LostClaim {
  readonly code: Extract<ReasonCode, 'duplicate-sim' | 'duplicate-number'>;
  /** The port that keeps it, or that disputes it. */
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
  const byNumber = new Map<E164, Claim[]>();
  for (const claim of claims)
    if (!lost.has(claim.record.id))
      byNumber.set(claim.number, [...(byNumber.get(claim.number) ?? []), claim]);
  for (const rivals of byNumber.values()) settleNumber(rivals, lost);
  return lost;
}

/**
 * Of several SIMs with one number the one keeps it of which a person has said so. Where card and network alone give it to several, one
 * of them is wrong, and the wrong number on sale is worse than none: all wait for a person.
 */
function settleNumber([first, ...others]: readonly Claim[], lost: Map<PortId, LostClaim>): void {
  const [second] = others;
  if (first === undefined || second === undefined) return;
  const rivals = [first, ...others];
  const winner = rivals.find(({ byPerson }) => byPerson) ?? first;
  for (const { record } of rivals)
    if (record.id !== winner.record.id)
      lost.set(record.id, { code: 'duplicate-number', winner: winner.record.id });
  if (!winner.byPerson && others.some((other) => !isSameCard(other, first)))
    lost.set(first.record.id, { code: 'duplicate-number', winner: second.record.id });
}

/** By the IMSI: two modems may spell the ICCID of one card differently. */
function isSameCard({ record: a }: Claim, { record: b }: Claim): boolean {
  if (a.presence.kind === 'absent' || b.presence.kind === 'absent') return false;
  return a.presence.sim.imsi !== null && a.presence.sim.imsi === b.presence.sim.imsi;
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
