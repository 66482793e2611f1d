import type { E164 } from '../../../src-main/shared/ids.ts';
import type { SyncState } from '../../../src-main/shared/sync-view.ts';
import { isRefused, type LedgerRow } from './ledger-rows.ts';

interface LedgerDifference {
  /** Should be on the list, and the upstream refuses them by themselves: they are left out so that the others stay. */
  readonly refused: readonly E164[];
  /** Should be on the list, and is not confirmed yet. */
  readonly missing: readonly E164[];
  /** Confirmed, and should be there no longer. */
  readonly surplus: readonly E164[];
}

export function differenceOf(rows: readonly LedgerRow[]): LedgerDifference {
  const numbersOf = (belongs: (row: LedgerRow) => boolean) =>
    rows.filter(belongs).map(({ number }) => number);
  return {
    refused: numbersOf(isRefused),
    missing: numbersOf((row) => row.desired !== null && row.accepted === null && !isRefused(row)),
    surplus: numbersOf((row) => row.desired === null && row.accepted !== null),
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
