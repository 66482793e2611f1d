import type { E164 } from '../../../src-main/shared/ids.ts';
import type { PortView } from '../../../src-main/shared/port-view.ts';
import type { AcceptedNumber, SyncView, TimedNumber } from '../../../src-main/shared/sync-view.ts';
import type { Pool } from '../../store/pool.ts';
import type { Tone } from '../../store/port-tone.ts';

/** One number, and since when it stands on which of the three sets. */
export interface LedgerRow {
  readonly number: E164;
  /** Null when its SIM is in no port any more. */
  readonly port: PortView | null;
  readonly desired: TimedNumber | null;
  readonly sent: TimedNumber | null;
  readonly accepted: AcceptedNumber | null;
}

/** Numbers whose sets disagree come first: they are what one looks for. */
export function ledgerRows(
  { desired, sent, accepted }: Pick<SyncView, 'desired' | 'sent' | 'accepted'>,
  ports: Pool['ports'],
): readonly LedgerRow[] {
  const desiredBy = byNumber(desired);
  const sentBy = byNumber(sent);
  const acceptedBy = byNumber(accepted);
  const portBy = new Map(Object.values<PortView>(ports).map((port) => [port.sim.number, port]));
  const rows = [...new Set([...desiredBy.keys(), ...sentBy.keys(), ...acceptedBy.keys()])].map((number) => ({
    number,
    port: portBy.get(number) ?? null,
    desired: desiredBy.get(number) ?? null,
    sent: sentBy.get(number) ?? null,
    accepted: acceptedBy.get(number) ?? null,
  }));
  return [...rows.filter((row) => !isSettled(row)), ...rows.filter(isSettled)];
}

export function isSettled({ desired, sent, accepted }: LedgerRow): boolean {
  const isDesired = desired !== null;
  return isDesired === (sent !== null) && isDesired === (accepted !== null);
}

export function rowTone(row: LedgerRow): Tone {
  if (isSettled(row)) return 'good';
  return isRefused(row) ? 'refused' : 'working';
}

/** Should be on the list, and the upstream refuses it by itself. */
export function isRefused({ port, desired, accepted }: LedgerRow): boolean {
  return desired !== null && accepted === null && port?.upstream.status === 'rejected';
}

function byNumber<T extends { readonly number: E164 }>(items: readonly T[]): ReadonlyMap<E164, T> {
  return new Map(items.map((item) => [item.number, item]));
}
