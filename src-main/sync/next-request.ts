import { assertNever } from '../shared/assert-never.ts';
import type { ListEntry } from '../upstream/list-entry.ts';
import { addCall, aliveCall, listCall, removeCall, type UpstreamCall } from '../upstream/upstream-call.ts';
import { entriesAtLastCall } from './passed-entries.ts';
import { incrementalStrategy } from './strategies/incremental-strategy.ts';
import { listStrategy } from './strategies/list-strategy.ts';
import type { StepFacts, SyncStep, SyncStrategy } from './strategies/sync-strategy.ts';
import type { SyncMemory } from './sync-memory.ts';
import type { NextRequest } from './sync-request.ts';
import { isHeartbeatDue, requestTimeoutMs } from './sync-schedule.ts';

/** The strategy that was chosen, unless the upstream does not go along with it. */
export function strategyOf({ mode, fallback }: Pick<SyncMemory, 'mode' | 'fallback'>): SyncStrategy {
  return mode === 'incremental' && fallback === null ? incrementalStrategy : listStrategy;
}

/** What leaves now, as the strategy has it. */
export function nextByStrategy(facts: Omit<StepFacts, 'isHeartbeatDue'>): NextRequest {
  const { cause, memory, entries, nowMs } = facts;
  const strategy = strategyOf(memory);
  const due = isHeartbeatDue({ ...memory, count: entries.length }, nowMs);
  const step = strategy.next({ ...facts, isHeartbeatDue: due });
  const timeoutMs = requestTimeoutMs(nowMs, memory.lastAcceptedMs);
  const call = callOf(step, entriesAtLastCall(memory, entries, nowMs));
  return withStrategy(memory, { kind: step.kind, cause, call, timeoutMs });
}

/** Says under which strategy a request was sent. */
export function withStrategy(memory: SyncMemory, request: Omit<NextRequest, 'strategy'>): NextRequest {
  const { mode } = strategyOf(memory);
  return { ...request, strategy: mode === 'list' ? 'list' : `incremental ${request.call.name}` };
}

function callOf(step: SyncStep, entries: readonly ListEntry[]): UpstreamCall {
  switch (step.kind) {
    case 'list':
      return listCall(entries);
    case 'add':
      return addCall(step.entry);
    case 'remove':
      return removeCall(step.number);
    case 'alive':
      return aliveCall();
    default:
      return assertNever(step);
  }
}
