import type { E164 } from '../../../src-main/shared/ids.ts';
import type { SyncState, SyncView } from '../../../src-main/shared/sync-view.ts';
import { type LedgerRow, standingOf } from './ledger-rows.ts';

interface LedgerDifference {
  /** Should be on the list, and the upstream refuses them by themselves: they are left out so that the others stay. */
  readonly refused: readonly E164[];
  /** Should be on the list, and is not confirmed yet. */
  readonly missing: readonly E164[];
  /** Confirmed, and should be there no longer. */
  readonly surplus: readonly E164[];
  /** Accepted without an id. */
  readonly noId: readonly E164[];
}

export function differenceOf(rows: readonly LedgerRow[]): LedgerDifference {
  const numbersOf = (belongs: (row: LedgerRow) => boolean) =>
    rows.filter(belongs).map(({ number }) => number);
  return {
    refused: numbersOf((row) => standingOf(row) === 'refused'),
    missing: numbersOf(
      (row) => row.desired !== null && row.accepted === null && standingOf(row) !== 'refused',
    ),
    surplus: numbersOf((row) => row.desired === null && row.accepted !== null),
    noId: numbersOf((row) => standingOf(row) === 'no-id'),
  };
}

/**
 * How many numbers may be on sale that stand on no row as sent or accepted, since requests with them got no clear answer. Zero while an
 * answer is still to come.
 */
export function countUnanswered(
  { state, mayBeListed }: Pick<SyncView, 'state' | 'mayBeListed'>,
  rows: readonly LedgerRow[],
): number {
  const shown = rows.filter(({ sent, accepted }) => sent !== null || accepted !== null).length;
  return state === 'sending' ? 0 : Math.max(0, mayBeListed - shown);
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
