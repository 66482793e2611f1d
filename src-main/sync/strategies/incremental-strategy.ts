import { GAP_LIMIT_MS } from '../gap-tracker.ts';
import { type ListChanges, listChanges } from '../list-image.ts';
import type { SyncMemory } from '../sync-memory.ts';
import type { StepFacts, SyncStep, SyncStrategy } from './sync-strategy.ts';

/** With 2 s between two requests, so many changes are told within the 10 s in which the upstream must be up to date. */
const MAX_CHANGES = 3;
/** A SIM that was pulled must be off within 3 s. One removal leaves in time, a second one after it would not. */
const MAX_REMOVALS = 1;

const LIST: SyncStep = { kind: 'list' };

/**
 * Tells each change by itself, removals first, and between changes nothing but that Portlight is there. The whole list is sent
 * where single calls would be too slow or too little: at the start, when a person asks, after any trouble, when the proof of life
 * is due with changes waiting, with more than a few changes at once, and where only a list is known to say it: a number whose port,
 * rent or price changed, and one with a price.
 */
export const incrementalStrategy: SyncStrategy = {
  mode: 'incremental',
  next(facts) {
    const { cause, memory, entries, isHeartbeatDue } = facts;
    const { upstream } = memory;
    if ((cause !== 'heartbeat' && cause !== 'change') || upstream === null || !isCalm(facts)) return LIST;
    const changes = listChanges(upstream, entries);
    const { added, removed, altered } = changes;
    if (added.length + removed.length + altered.length === 0) {
      return cause === 'heartbeat' && isComplete(memory) ? { kind: 'alive' } : LIST;
    }
    return isHeartbeatDue || !isSmall(changes) ? LIST : firstOf(changes);
  },
};

/** What stands upstream is known for sure. */
function isCalm({ memory, nowMs }: StepFacts): boolean {
  const { ledger, lastAcceptedMs } = memory;
  if (lastAcceptedMs === null || nowMs - lastAcceptedMs > GAP_LIMIT_MS) return false;
  if (memory.search !== null || memory.restDue || memory.hold !== null || memory.failures > 0) return false;
  return !memory.doubtful && memory.confirmAtMs === null && ledger.uncertain.size === 0;
}

/** False when the upstream has dropped a number of the list that it accepted. */
function isComplete({ upstream, ledger }: SyncMemory): boolean {
  return ledger.accepted?.size === upstream?.lines.size;
}

function isSmall({ added, removed, altered }: ListChanges): boolean {
  if (altered.length > 0 || added.some(({ price }) => price !== null)) return false;
  return removed.length <= MAX_REMOVALS && added.length + removed.length <= MAX_CHANGES;
}

function firstOf({ added, removed }: ListChanges): SyncStep {
  const [number] = removed;
  if (number !== undefined) return { kind: 'remove', number };
  const [entry] = added;
  return entry === undefined ? LIST : { kind: 'add', entry };
}
