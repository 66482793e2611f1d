import { assertNever } from '../shared/assert-never.ts';
import type { E164 } from '../shared/ids.ts';
import type { SyncFault } from '../shared/sync-view.ts';
import { REFUSALS_TO_FALL_BACK } from '../shared/upstream-assumptions.ts';
import type { NumberAnswer } from '../upstream/upstream-answer.ts';
import { gapAccepted } from './gap-tracker.ts';
import { listUncertain, numberAdded, numberRemoved } from './ledger.ts';
import { imageWith, imageWithout } from './list-image.ts';
import { mayQuarantine, proveAll, quarantineEntry, releaseUnproven } from './quarantine.ts';
import { ADD_REFUSED, callUnknown, neverArrived, refusalWords } from './sync-faults.ts';
import { block, holdBack, pauseAfter } from './sync-holds.ts';
import type { SyncMemory } from './sync-memory.ts';
import type { EndedRequest } from './sync-request.ts';

/** Numbers that addNumber has refused in a row. */
const REFUSED_NUMBERS_TO_DOUBT = 3;

/**
 * What the end of an `add`, a `remove`, or an `alive` makes of all that is known. Wherever it leaves a doubt about what stands
 * upstream, a whole list follows. `fault`: null when it was accepted.
 */
export function applyStep(
  memory: SyncMemory,
  request: EndedRequest,
  fault: SyncFault | null,
  random: () => number,
): SyncMemory {
  const { exchange } = request;
  if (fault === null) return takeStep(memory, request);
  if (exchange.kind === 'failed') {
    const known = neverArrived.has(exchange.fault) ? memory : doubtStep(memory, request);
    return holdBack(known, request, { kind: 'retry', fault }, random);
  }
  const { answer } = exchange;
  switch (answer.kind) {
    case 'accepted':
      return takeStep(memory, request);
    case 'rejected':
      return request.kind === 'add'
        ? refuseNumber(memory, request, fault)
        : countRefusal(memory, request, fault);
    case 'denied':
      return isUnknownCall(fault) ? fallBack(memory, request, fault) : block(memory, request, fault);
    case 'rate-limited':
      return holdBack(memory, request, { kind: 'limited', fault, retryAfterMs: answer.retryAfterMs }, random);
    case 'unreadable':
      return isUnknownCall(fault)
        ? fallBack(memory, request, fault)
        : holdBack(doubtStep(memory, request), request, pauseAfter(answer, fault), random);
    default:
      return assertNever(answer);
  }
}

function takeStep(memory: SyncMemory, request: EndedRequest): SyncMemory {
  const { ended, started, call } = request;
  const calm = { ...memory, hold: null, failures: 0, lastError: null };
  if (request.kind === 'alive') {
    const { monotonicMs } = started;
    const gaps = gapAccepted(memory.gaps, ended);
    return { ...calm, gaps, lastAcceptedMs: monotonicMs, refusals: { ...memory.refusals, checkWork: 0 } };
  }
  const [entry] = call.entries;
  const [number] = call.numbers;
  const { upstream } = memory;
  if (number === undefined || upstream === null) return calm;
  const answer = answerOf(request, number);
  const at = new Date(ended.wallMs).toISOString();
  if (entry === undefined) {
    // Anything but "deleted" proves nothing, and a number that is gone must not stay on sale.
    if (answer.status !== 'deleted') return { ...calm, restDue: true };
    return {
      ...calm,
      ledger: numberRemoved(memory.ledger, number, at),
      upstream: imageWithout(upstream, number),
      refusals: { ...memory.refusals, removeNumber: 0 },
    };
  }
  if (answer.status === 'deleted') return { ...calm, restDue: true };
  const id = answer.status === 'accepted' ? answer.id : null;
  return {
    ...calm,
    ledger: numberAdded(memory.ledger, number, id, at),
    upstream: imageWith(upstream, entry),
    quarantine: proveAll(memory.quarantine),
    refusals: { ...memory.refusals, addNumber: 0 },
  };
}

/** A list was accepted as a whole. When it holds what addNumber refused again and again, it is the call that is refused. */
export function judgeAdds(memory: SyncMemory): Pick<SyncMemory, 'fallback' | 'refusals'> {
  const { fallback, quarantine } = memory;
  const isDoubted = memory.refusals.addNumber >= REFUSED_NUMBERS_TO_DOUBT;
  const refusals = { ...memory.refusals, addNumber: 0 };
  return { refusals, fallback: isDoubted && quarantine.size === 0 ? ADD_REFUSED : fallback };
}

function answerOf({ exchange }: EndedRequest, number: E164): NumberAnswer {
  const answers =
    exchange.kind === 'answered' && exchange.answer.kind === 'accepted' ? exchange.answer.numbers : null;
  return answers?.get(number) ?? { status: 'unconfirmed' };
}

/** The upstream may have carried it out all the same, now or later. */
function doubtStep(memory: SyncMemory, { kind, call }: EndedRequest): SyncMemory {
  if (kind === 'alive') return memory;
  return { ...memory, doubtful: true, ledger: listUncertain(memory.ledger, call.numbers) };
}

/** One number was sent, so it is the one that is refused. */
function refuseNumber(memory: SyncMemory, request: EndedRequest, fault: SyncFault): SyncMemory {
  const { ended, exchange, guarded, call } = request;
  const [entry] = call.entries;
  if (entry === undefined) return memory;
  const refusals = { ...memory.refusals, addNumber: memory.refusals.addNumber + 1 };
  if (refusals.addNumber >= REFUSED_NUMBERS_TO_DOUBT || !mayQuarantine(memory.quarantine, guarded)) {
    // So many hardly are the cause themselves. The list tells, and finds those that are.
    return { ...memory, refusals, restDue: true, quarantine: releaseUnproven(memory.quarantine) };
  }
  const quarantine = quarantineEntry(memory.quarantine, entry, {
    text: refusalWords(exchange, fault),
    at: new Date(ended.wallMs).toISOString(),
    sinceMs: ended.monotonicMs,
    proven: false,
  });
  // The port tells it; the sync itself is well.
  return { ...memory, refusals, quarantine, lastError: null };
}

/** It may be a mood once. Again, and the call is not what it is assumed to be. */
function countRefusal(memory: SyncMemory, request: EndedRequest, fault: SyncFault): SyncMemory {
  const call = request.kind === 'remove' ? 'removeNumber' : 'checkWork';
  const count = memory.refusals[call] + 1;
  if (count >= REFUSALS_TO_FALL_BACK) return fallBack(memory, request, fault);
  return { ...memory, restDue: true, refusals: { ...memory.refusals, [call]: count } };
}

function fallBack(memory: SyncMemory, { call }: EndedRequest, fault: SyncFault): SyncMemory {
  return { ...memory, restDue: true, fallback: callUnknown(call.name, fault) };
}

function isUnknownCall({ code, httpStatus }: SyncFault): boolean {
  return code === 'REQUEST_NOT_FOUND' || httpStatus === 404 || httpStatus === 405;
}
