import type { E164 } from '../../../src-main/shared/ids.ts';
import type { PortView } from '../../../src-main/shared/port-view.ts';
import type { SyncState, SyncView } from '../../../src-main/shared/sync-view.ts';
import type { PortTable } from '../../store/pool.ts';

interface LedgerDifference {
  /** Should be on the list, and the upstream refuses them by themselves: they are left out so that the others stay. */
  readonly refused: readonly E164[];
  /** Should be on the list, and is not confirmed yet. */
  readonly missing: readonly E164[];
  /** Confirmed, and should be there no longer. */
  readonly surplus: readonly E164[];
}

export function differenceOf(
  { desired, accepted }: Pick<SyncView, 'desired' | 'accepted'>,
  ports: PortTable,
): LedgerDifference {
  const wanted = new Set(desired.map((entry) => entry.number));
  const confirmed = new Set(accepted.map((entry) => entry.number));
  const absent = [...wanted].filter((number) => !confirmed.has(number));
  const rejected = new Set(
    Object.values<PortView>(ports)
      .filter((port) => port.upstream.status === 'rejected')
      .map((port) => port.sim.number),
  );
  return {
    refused: absent.filter((number) => rejected.has(number)),
    missing: absent.filter((number) => !rejected.has(number)),
    surplus: [...confirmed].filter((number) => !wanted.has(number)),
  };
}

/**
 * What may be said where the numbers agree. They are compared alone: a new port, rent or price of one of them may be on its way, or
 * wait for an upstream that takes nothing.
 */
export function agreementOf(state: SyncState): 'equal' | 'equalSending' | 'equalUntold' {
  switch (state) {
    case 'idle':
      return 'equal';
    case 'gathering':
    case 'sending':
      return 'equalSending';
    case 'unconfigured':
    case 'settling':
    case 'retrying':
    case 'blocked':
    case 'stopped':
      return 'equalUntold';
  }
}
