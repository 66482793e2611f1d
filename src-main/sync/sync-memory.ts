import type { E164 } from '../shared/ids.ts';
import type { AcceptedNumber, SyncFault } from '../shared/sync-view.ts';
import type { CulpritSearch } from './culprit-search.ts';
import { createGapTracker, type GapTracker, type Moment } from './gap-tracker.ts';
import { createLedger, type Ledger, listSent } from './ledger.ts';
import type { Quarantine } from './quarantine.ts';
import type { Hold } from './sync-schedule.ts';

/** All that sync knows between two requests; moved on by the pure functions of sync-outcome.ts. */
export interface SyncMemory {
  readonly ledger: Ledger;
  readonly gaps: GapTracker;
  readonly quarantine: Quarantine;
  readonly search: CulpritSearch | null;
  /** A culprit was found: the rest waits to be sent. */
  readonly restDue: boolean;
  readonly hold: Hold | null;
  /** Failures in a row. */
  readonly failures: number;
  /** Key of the list that stands upstream; null while this run has had none accepted by the present target. */
  readonly acceptedKey: string | null;
  /** Monotonic ms of the first change that was not sent yet. */
  readonly changedAtMs: number | null;
  readonly lastEndMs: number | null;
  /** Monotonic ms of the start of the last accepted request: the upstream read it then or later. */
  readonly lastAcceptedMs: number | null;
  readonly lastAttemptAt: string | null;
  readonly lastError: SyncFault | null;
}

export function createSyncMemory(
  last: { readonly at: string; readonly numbers: readonly AcceptedNumber[] } | null,
  now: Moment,
): SyncMemory {
  return {
    ledger: createLedger(last),
    gaps: createGapTracker(last?.at ?? null, now),
    quarantine: new Map(),
    search: null,
    restDue: false,
    hold: null,
    failures: 0,
    acceptedKey: null,
    changedAtMs: null,
    lastEndMs: null,
    lastAcceptedMs: null,
    lastAttemptAt: null,
    lastError: null,
  };
}

/** After waking up: what failed before says nothing about what comes. */
export function resumed(memory: SyncMemory): SyncMemory {
  return { ...memory, search: null, restDue: false, hold: null, failures: 0 };
}

/** Another address or key: neither a failure nor a success of the old one counts for the new one. */
export function retargeted(memory: SyncMemory): SyncMemory {
  return { ...resumed(memory), acceptedKey: null, lastError: null };
}

/** A list leaves: it carries all changes seen so far. */
export function listLaunched(memory: SyncMemory, numbers: readonly E164[], at: string): SyncMemory {
  const ledger = listSent(memory.ledger, numbers);
  return { ...memory, ledger, lastAttemptAt: at, search: null, restDue: false, changedAtMs: null };
}
