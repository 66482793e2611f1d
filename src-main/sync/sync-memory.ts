import type { Journal } from '../journal/journal.ts';
import type { E164 } from '../shared/ids.ts';
import type { SyncFault } from '../shared/sync-view.ts';
import type { CulpritSearch } from './culprit-search.ts';
import { createGapTracker, type GapTracker, type Moment } from './gap-tracker.ts';
import { createLedger, type Ledger, listSent } from './ledger.ts';
import type { Quarantine } from './quarantine.ts';
import { type Hold, SPACING_MS } from './sync-schedule.ts';
import { isMarkOf, markTarget } from './target-mark.ts';

/** All that sync knows between two requests; moved on by the pure functions of sync-outcome.ts. */
export interface SyncMemory {
  readonly ledger: Ledger;
  /** Whose list the ledger tells of, as of target-mark.ts; null while that is not known. */
  readonly mark: string | null;
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
  /** Key of the list that was sent last, whatever became of it; null before the first. */
  readonly sentKey: string | null;
  /** Monotonic ms since when the list differs from the one sent last. */
  readonly freshAtMs: number | null;
  /** A list of an unknown end was sent since the last accepted one; it may still arrive, after newer ones. */
  readonly doubtful: boolean;
  /** Monotonic ms at which the accepted list is sent once more, as a doubtful one may have arrived after it. */
  readonly confirmAtMs: number | null;
  readonly lastEndMs: number | null;
  /** How long an answer takes, as measureLatency has it. */
  readonly latencyMs: number;
  /** Monotonic ms of the start of the last accepted request: the upstream read it then or later. */
  readonly lastAcceptedMs: number | null;
  readonly lastAttemptAt: string | null;
  readonly lastError: SyncFault | null;
}

/** Goes on where the run before ended, in whatever way it did. */
export function createSyncMemory(
  journal: Pick<Journal, 'lastAccepted' | 'lastRequestAt' | 'openNumbers'>,
  now: Moment,
): SyncMemory {
  const last = journal.lastAccepted();
  return {
    ledger: createLedger(last, journal.openNumbers()),
    mark: last?.target ?? null,
    gaps: createGapTracker(last?.at ?? null, now),
    quarantine: new Map(),
    search: null,
    restDue: false,
    hold: null,
    failures: 0,
    acceptedKey: null,
    changedAtMs: null,
    sentKey: null,
    freshAtMs: null,
    lastEndMs: lastRequestMs(journal.lastRequestAt(), now),
    doubtful: false,
    confirmAtMs: null,
    latencyMs: 0,
    lastAcceptedMs: null,
    lastAttemptAt: null,
    lastError: null,
  };
}

/** Monotonic ms of the last request of the run before; null where it lies too far back to matter, or the clock was changed. */
function lastRequestMs(at: string | null, { wallMs, monotonicMs }: Moment): number | null {
  const agoMs = at === null ? Number.NaN : wallMs - Date.parse(at);
  return agoMs >= 0 && agoMs < SPACING_MS ? monotonicMs - agoMs : null;
}

/** After waking up: what failed before says nothing about what comes. */
export function resumed(memory: SyncMemory): SyncMemory {
  return { ...memory, search: null, restDue: false, hold: null, failures: 0 };
}

/** Another address or key: neither a failure nor a success of the old one counts for the new one. */
export function retargeted(memory: SyncMemory, targetKey: string): SyncMemory {
  const mark = memory.mark ?? markTarget(targetKey);
  const next = { ...resumed(memory), acceptedKey: null, lastError: null, mark };
  if (isMarkOf(mark, targetKey)) return next;
  // What another account has listed is nothing to take off here: an empty list would delete what somebody else sells with this key.
  return { ...next, mark: markTarget(targetKey), ledger: createLedger(null), quarantine: new Map() };
}

/** A list leaves: it carries all changes seen so far. */
export function listLaunched(
  memory: SyncMemory,
  list: { readonly numbers: readonly E164[]; readonly key: string },
  at: string,
): SyncMemory {
  const ledger = listSent(memory.ledger, list.numbers);
  const sent = { sentKey: list.key, freshAtMs: null, changedAtMs: null };
  return { ...memory, ...sent, ledger, lastAttemptAt: at, restDue: false };
}
