import type { E164 } from '../../../src-main/shared/ids.ts';
import type { SyncView } from '../../../src-main/shared/sync-view.ts';

interface LedgerDifference {
  /** Should be on the list, and is not confirmed yet. */
  readonly missing: readonly E164[];
  /** Confirmed, and should be there no longer. */
  readonly surplus: readonly E164[];
}

export function differenceOf({
  desired,
  accepted,
}: Pick<SyncView, 'desired' | 'accepted'>): LedgerDifference {
  const wanted = new Set(desired.map((entry) => entry.number));
  const confirmed = new Set(accepted.map((entry) => entry.number));
  return {
    missing: [...wanted].filter((number) => !confirmed.has(number)),
    surplus: [...confirmed].filter((number) => !wanted.has(number)),
  };
}
