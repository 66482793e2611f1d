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

/**
 * `refused`: should be on the list, and the upstream takes it no more; from before it may still stand there. `waiting`: the sets
 * disagree. `no-id`: they agree, but no id tells that the upstream means this number.
 */
type Standing = 'settled' | 'refused' | 'waiting' | 'no-id';

/** Numbers with something to tell come first: they are what one looks for. */
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

export function standingOf({ port, desired, sent, accepted }: LedgerRow): Standing {
  const isDesired = desired !== null;
  if (isDesired && port?.upstream.status === 'rejected') return 'refused';
  if (isDesired !== (sent !== null) || isDesired !== (accepted !== null)) return 'waiting';
  return accepted?.id === null ? 'no-id' : 'settled';
}

const tones: Readonly<Record<Standing, Tone>> = {
  settled: 'good',
  refused: 'refused',
  waiting: 'working',
  'no-id': 'working',
};

export function rowTone(row: LedgerRow): Tone {
  return tones[standingOf(row)];
}

function isSettled(row: LedgerRow): boolean {
  return standingOf(row) === 'settled';
}

function byNumber<T extends { readonly number: E164 }>(items: readonly T[]): ReadonlyMap<E164, T> {
  return new Map(items.map((item) => [item.number, item]));
}
