import type { Journal } from '../journal/journal.ts';
import type { E164 } from '../shared/ids.ts';
import type { SyncFault, SyncMode, TimedNumber } from '../shared/sync-view.ts';
import type { CulpritSearch } from './culprit-search.ts';
import { createGapTracker, type GapTracker, MAX_GAPS, type Moment } from './gap-tracker.ts';
import { createLedger, type Ledger } from './ledger.ts';
import type { ListImage } from './list-image.ts';
import { type Quarantine, restoreQuarantine } from './quarantine.ts';
import { CONFIRM_MS, type Hold, SPACING_MS } from './sync-schedule.ts';
import { isMarkOf, markTarget } from './target-mark.ts';

/** All that sync knows between two requests; moved on by the pure functions of sync-outcome.ts. */
export interface SyncMemory {
  /** What should be for sale, each since when. */
  readonly desired: ReadonlyMap<E164, TimedNumber>;
  readonly ledger: Ledger;
  /** Whose list the ledger tells of, as of target-mark.ts; null while that is not known. */
  readonly mark: string | null;
  readonly gaps: GapTracker;
  readonly quarantine: Quarantine;
  readonly search: CulpritSearch | null;
  /** Lines that were accepted since the list was refused, and while it is looked into why. */
  readonly passed: ReadonlySet<string>;
  /** What stands upstream is only what had passed when the proof of life was due. */
  readonly narrowed: boolean;
  /** A list waits to be sent: without the culprit that was found, or to leave no doubt about what stands upstream. */
  readonly restDue: boolean;
  readonly hold: Hold | null;
  /** Failures in a row. */
  readonly failures: number;
  /** The list that stands upstream; null while this run has had none accepted by the present target. */
  readonly upstream: ListImage | null;
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
  /** The strategy of the last look; null before the first. */
  readonly mode: SyncMode | null;
  /** Why lists are sent although single changes were chosen. */
  readonly fallback: SyncFault | null;
  /** How often in a row each of these was refused. */
  readonly refusals: Readonly<Record<'checkWork' | 'removeNumber' | 'addNumber', number>>;
}

const NO_REFUSALS = { checkWork: 0, removeNumber: 0, addNumber: 0 };
/** It is not looked into why a list was refused. */
export const NO_SEARCH: Pick<SyncMemory, 'search' | 'restDue' | 'passed' | 'narrowed'> = {
  search: null,
  restDue: false,
  passed: new Set(),
  narrowed: false,
};
/** What is known of the single calls says nothing any more. */
const NO_FALLBACK = { fallback: null, refusals: NO_REFUSALS };

/** Goes on where the run before ended, in whatever way it did. */
export function createSyncMemory(
  journal: Pick<Journal, 'lastAccepted' | 'lastRequests' | 'openNumbers' | 'recentGaps' | 'lastRefused'>,
  now: Moment,
): SyncMemory {
  const last = journal.lastAccepted();
  const refused = journal.lastRefused();
  const requests = journal.lastRequests();
  const mark = last === null ? refused.target : last.target;
  return {
    desired: new Map(),
    ledger: createLedger(last, journal.openNumbers()),
    mark,
    gaps: createGapTracker(last?.at ?? null, now, journal.recentGaps(MAX_GAPS)),
    quarantine: refused.target === mark ? restoreQuarantine(refused.numbers, now) : new Map(),
    ...NO_SEARCH,
    hold: null,
    failures: 0,
    upstream: null,
    changedAtMs: null,
    sentKey: null,
    freshAtMs: null,
    lastEndMs: lastRequestMs(requests.at, now),
    // What the run before got no answer to may still lie about on its way.
    doubtful: requests.openAt !== null && now.wallMs - Date.parse(requests.openAt) < CONFIRM_MS,
    confirmAtMs: null,
    latencyMs: 0,
    lastAcceptedMs: null,
    lastAttemptAt: null,
    lastError: null,
    mode: null,
    ...NO_FALLBACK,
  };
}

/**
 * Monotonic ms of the last request of the run before; null where it lies too far back to matter. One that seems to lie ahead was
 * sent before the clock was set back, nobody knows how long ago: it counts as sent now.
 */
function lastRequestMs(at: string | null, { wallMs, monotonicMs }: Moment): number | null {
  if (at === null) return null;
  const agoMs = Math.max(0, wallMs - Date.parse(at));
  return agoMs < SPACING_MS ? monotonicMs - agoMs : null;
}

/** More requests follow at once before the list is settled. A search that is held up goes on after its pause. */
export function isUnfinished({
  search,
  hold,
  restDue,
}: Pick<SyncMemory, 'search' | 'hold' | 'restDue'>): boolean {
  return restDue || (search !== null && hold === null);
}

/** After waking up: what failed before says nothing about what comes. */
export function resumed(memory: SyncMemory): SyncMemory {
  return { ...memory, ...NO_SEARCH, hold: null, failures: 0 };
}

/**
 * Another address or key: neither a failure nor a success of the old one counts for the new one. `journal` knows what was accepted
 * last: it is what stands at an account that was left for a moment.
 */
export function retargeted(
  memory: SyncMemory,
  targetKey: string,
  journal: Pick<Journal, 'lastAccepted' | 'openNumbers'>,
): SyncMemory {
  const mark = memory.mark ?? markTarget(targetKey);
  const next = { ...resumed(memory), ...NO_FALLBACK, upstream: null, lastError: null, mark };
  if (isMarkOf(mark, targetKey)) return next;
  // What another account has listed is nothing to take off here: an empty list would delete what somebody else sells with this key.
  const last = journal.lastAccepted();
  const isBack = last?.target != null && last.numbers.length > 0 && isMarkOf(last.target, targetKey);
  const ledger = isBack ? createLedger(last, journal.openNumbers()) : createLedger(null);
  return { ...next, mark: markTarget(targetKey), ledger, quarantine: new Map() };
}

/** A switch of the strategy loses no number: a whole list says where things stand, as soon as nothing holds it up. */
export function withMode(memory: SyncMemory, mode: SyncMode): SyncMemory {
  if (memory.mode === mode) return memory;
  const isSwitched = memory.mode !== null && memory.upstream !== null && memory.hold === null;
  return { ...memory, ...NO_FALLBACK, mode, restDue: memory.restDue || isSwitched };
}
