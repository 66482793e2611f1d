import type { Journal } from '../journal/journal.ts';
import type { SyncGap } from '../shared/sync-view.ts';
import { listGaps, type Moment } from './gap-tracker.ts';
import { provenNumbers } from './quarantine.ts';
import type { SyncMemory } from './sync-memory.ts';

/** Writes down what the next run must know: what stands upstream, what was refused, and the gaps with their reasons. */
export interface SyncRecords {
  note(before: SyncMemory, after: SyncMemory, now: Moment): void;
}

/** `restored`: what the run before has left, as far as it still holds. */
export function createSyncRecords(
  journal: Pick<Journal, 'recordAccepted' | 'lastRefused' | 'recordRefused' | 'recordGap' | 'endGap'>,
  restored: SyncMemory,
): SyncRecords {
  let refusedText = JSON.stringify(journal.lastRefused().numbers);
  let openGap: SyncGap | null = null;

  function noteRefused({ quarantine, mark }: SyncMemory): void {
    const refused = provenNumbers(quarantine);
    const text = JSON.stringify(refused);
    if (text === refusedText) return;
    refusedText = text;
    journal.recordRefused(refused, mark);
  }

  function noteGaps(before: SyncMemory, after: SyncMemory, now: Moment): void {
    const last = listGaps(after.gaps, now).at(-1);
    if (last === undefined) return;
    if (last.to === null) {
      if (openGap?.from === last.from && openGap.reason === last.reason) return;
      openGap = last;
      journal.recordGap(last.from, last.reason);
    } else if (before.gaps.closed.at(-1) !== last) {
      openGap = null;
      // Nobody may have looked while it was open.
      journal.recordGap(last.from, last.reason);
      journal.endGap(last.to);
    }
  }

  // What was over by the clock of this run is over for good: the clock may go back.
  noteRefused(restored);
  return {
    note(before, after, now) {
      const { ledger, mark, gaps } = after;
      const isProven = gaps.last?.wallMs !== before.gaps.last?.wallMs;
      if (ledger.accepted !== null && gaps.last && (isProven || ledger.accepted !== before.ledger.accepted)) {
        const at = new Date(gaps.last.wallMs).toISOString();
        journal.recordAccepted(at, [...ledger.accepted.values()], mark);
      }
      if (after.quarantine !== before.quarantine) noteRefused(after);
      noteGaps(before, after, now);
    },
  };
}
