import type { E164, PortId } from '../../../src-main/shared/ids.ts';
import type { PortView } from '../../../src-main/shared/port-view.ts';
import type { AcceptedNumber, SyncView } from '../../../src-main/shared/sync-view.ts';
import type { Pool } from '../../store/pool.ts';

/** One number, and on which of the three sets it stands. */
export interface LedgerRow {
  readonly number: E164;
  /** Null when its SIM is in no port any more. */
  readonly portId: PortId | null;
  readonly isDesired: boolean;
  readonly isSent: boolean;
  readonly accepted: AcceptedNumber | null;
}

/** Numbers whose sets disagree come first: they are what one looks for. */
export function ledgerRows(
  { desired, sent, accepted }: Pick<SyncView, 'desired' | 'sent' | 'accepted'>,
  ports: Pool['ports'],
): readonly LedgerRow[] {
  const desiredSet = new Set(desired);
  const sentSet = new Set(sent);
  const acceptedBy = new Map(accepted.map((entry) => [entry.number, entry]));
  const portBy = new Map(Object.values<PortView>(ports).map(({ id, sim }) => [sim.number, id]));
  const rows = [...new Set([...desired, ...sent, ...acceptedBy.keys()])].map((number) => ({
    number,
    portId: portBy.get(number) ?? null,
    isDesired: desiredSet.has(number),
    isSent: sentSet.has(number),
    accepted: acceptedBy.get(number) ?? null,
  }));
  return [...rows.filter((row) => !isSettled(row)), ...rows.filter(isSettled)];
}

export function isSettled({ isDesired, isSent, accepted }: LedgerRow): boolean {
  return isDesired === isSent && isDesired === (accepted !== null);
}
