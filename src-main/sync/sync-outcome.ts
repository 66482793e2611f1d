import { assertNever } from '../shared/assert-never.ts';
import type { E164 } from '../shared/ids.ts';
import type { SyncFault } from '../shared/sync-view.ts';
import { exchangeFault } from '../upstream/error-texts.ts';
import type { ListEntry } from '../upstream/list-entry.ts';
import { payloadLine } from '../upstream/payload.ts';
import type { NumberAnswer } from '../upstream/upstream-answer.ts';
import type { UpstreamExchange } from '../upstream/upstream-client.ts';
import { continueAmong, continueSearch, type SearchResult, startSearch } from './culprit-search.ts';
import { gapAccepted } from './gap-tracker.ts';
import { listAccepted, listedNumbers, listUncertain } from './ledger.ts';
import { imageOf } from './list-image.ts';
import { withPassed } from './passed-entries.ts';
import {
  mayQuarantine,
  proveAll,
  type Quarantine,
  type QuarantinedNumber,
  quarantineEntry,
  releaseUnproven,
} from './quarantine.ts';
import { applyStep, judgeAdds } from './step-outcome.ts';
import {
  allRefused,
  emptyRefused,
  neverArrived,
  noCulprit,
  refusalWords,
  tooManyRefused,
  UNSAID,
} from './sync-faults.ts';
import { block, holdBack, pauseAfter } from './sync-holds.ts';
import { NO_SEARCH, type SyncMemory } from './sync-memory.ts';
import type { EndedRequest } from './sync-request.ts';
import { CONFIRM_MS, measureLatency } from './sync-schedule.ts';

/** What a request's end makes of all that is known. `random` spreads the retries. */
export function applyExchange(before: SyncMemory, request: EndedRequest, random: () => number): SyncMemory {
  const { exchange } = request;
  const timed = {
    ...before,
    lastEndMs: request.ended.monotonicMs,
    latencyMs:
      exchange.kind === 'answered' ? measureLatency(before.latencyMs, tookMs(request)) : before.latencyMs,
  };
  // What a person wanted to see says nothing of the list that stands upstream.
  if (request.kind === 'check') return timed;
  const fault = exchangeFault(exchange);
  const memory = { ...timed, lastError: fault ?? before.lastError };
  if (request.kind !== 'list' && request.kind !== 'probe') return applyStep(memory, request, fault, random);
  // The search was given up while its probe was under way: its answer concerns nobody any more.
  if (request.kind === 'probe' && memory.search === null) return memory;
  if (fault === null) return takeAccepted(memory, request, random);
  if (exchange.kind === 'failed') {
    const arrived = !neverArrived.has(exchange.fault);
    return holdBack(arrived ? doubt(memory, request) : memory, request, { kind: 'retry', fault }, random);
  }
  const { answer } = exchange;
  switch (answer.kind) {
    case 'accepted':
      return takeAccepted(memory, request, random);
    case 'rejected': {
      const known = withoutLapsed(memory, request);
      return takeSearch(known, request, searchOn(known, request), fault, random);
    }
    case 'denied':
      return block(memory, request, fault);
    case 'rate-limited':
      return holdBack(memory, request, { kind: 'limited', fault, retryAfterMs: answer.retryAfterMs }, random);
    case 'unreadable':
      return holdBack(doubt(memory, request), request, pauseAfter(answer, fault), random);
    default:
      return assertNever(answer);
  }
}

function takeAccepted(memory: SyncMemory, request: EndedRequest, random: () => number): SyncMemory {
  const { search } = memory;
  if (request.kind === 'probe' && search) {
    const result = continueSearch(search, false);
    const passed = withPassed(memory.passed, request.call.entries);
    return takeSearch({ ...memory, passed }, request, result, memory.lastError ?? UNSAID, random);
  }
  const { ended, started, call } = request;
  return {
    ...memory,
    ledger: listAccepted(memory.ledger, call.numbers, answersOf(request.exchange), iso(ended.wallMs)),
    gaps: gapAccepted(memory.gaps, ended),
    // A list without numbers bears witness against none.
    quarantine: call.entries.length > 0 ? proveAll(memory.quarantine) : memory.quarantine,
    ...searchAfterList(memory, request),
    hold: null,
    failures: 0,
    upstream: imageOf(call.entries),
    lastAcceptedMs: started.monotonicMs,
    ...judgeAdds(memory),
    doubtful: false,
    confirmAtMs: confirmAfter(memory, request),
    lastError: null,
  };
}

/** A list of what had passed alone is followed by the rest; any other ends the search. */
function searchAfterList(
  memory: SyncMemory,
  { call, guarded }: EndedRequest,
): Pick<SyncMemory, keyof typeof NO_SEARCH> {
  const { search, quarantine } = memory;
  const passed = withPassed(memory.passed, call.entries);
  const unheard = guarded.filter((entry) => !quarantine.has(entry.number) && !passed.has(payloadLine(entry)));
  if (memory.passed.size === 0 || unheard.length === 0) return NO_SEARCH;
  const narrowed = { passed, narrowed: true };
  // A first search may be about a mood that is over: the whole list tells sooner than the rest of the search.
  const isUnheard = (entry: ListEntry) => !passed.has(payloadLine(entry));
  const result = search?.fromEnd ? continueAmong(search.candidates.filter(isUnheard)) : null;
  return result?.kind === 'searching'
    ? { ...narrowed, search: result.search, restDue: false }
    : { ...narrowed, search: null, restDue: true };
}

/** A doubtful list may arrive after any that is accepted in the meantime. */
function confirmAfter(
  { doubtful, confirmAtMs }: SyncMemory,
  { started, ended }: EndedRequest,
): number | null {
  if (doubtful) return ended.monotonicMs + CONFIRM_MS;
  return confirmAtMs !== null && started.monotonicMs < confirmAtMs ? confirmAtMs : null;
}

function tookMs({ started, ended }: EndedRequest): number {
  return ended.monotonicMs - started.monotonicMs;
}

function answersOf(exchange: UpstreamExchange): ReadonlyMap<E164, NumberAnswer> {
  return exchange.kind === 'answered' && exchange.answer.kind === 'accepted'
    ? exchange.answer.numbers
    : new Map();
}

/** What had passed in parts is refused together, or by now: it bears witness no more, and the search begins anew. */
function withoutLapsed(memory: SyncMemory, { kind, call }: EndedRequest): SyncMemory {
  const isOfPassed = call.entries.every((entry) => memory.passed.has(payloadLine(entry)));
  return kind === 'list' && isOfPassed ? { ...memory, ...NO_SEARCH } : memory;
}

function searchOn(memory: SyncMemory, request: EndedRequest): SearchResult {
  if (request.kind === 'probe' && memory.search) return continueSearch(memory.search, true);
  // The whole list, sent for its heartbeat's sake in the midst of the search, was refused once more.
  if (memory.search?.alibi === false)
    return { kind: 'searching', search: { ...memory.search, waited: false } };
  const accepted = new Set(memory.upstream?.lines.values() ?? []);
  return startSearch(
    request.call.entries,
    (entry) => !accepted.has(payloadLine(entry)),
    (entry) => memory.passed.has(payloadLine(entry)),
  );
}

function takeSearch(
  memory: SyncMemory,
  request: EndedRequest,
  result: SearchResult,
  fault: SyncFault,
  random: () => number,
): SyncMemory {
  switch (result.kind) {
    case 'searching':
      return { ...memory, search: result.search, restDue: false, hold: null };
    case 'none':
      if (memory.search?.waited) return sendAgain(memory);
      return holdBack(memory, request, { kind: 'refused', fault: nobodyToBlame(request, fault) }, random);
    case 'all-refused':
      return holdBack(memory, request, { kind: 'refused', fault: allRefused(fault) }, random);
    case 'found': {
      const quarantine = quarantineEntry(memory.quarantine, result.entry, {
        text: refusalWords(request.exchange, fault),
        at: iso(request.ended.wallMs),
        sinceMs: request.ended.monotonicMs,
        proven: result.alibi,
      });
      const isAllowed = mayQuarantine(memory.quarantine, request.guarded);
      if (!isAllowed || isWithoutAlibi(memory, quarantine, request.guarded))
        return holdBack(
          memory,
          request,
          { kind: 'refused', fault: tooManyRefused(fault, request.guarded.length) },
          random,
        );
      return { ...memory, quarantine, search: null, restDue: true, hold: null };
    }
    default:
      return assertNever(result);
  }
}

/**
 * The whole list leaves once more, at once: the refusal that the search is about lies minutes back, and the upstream may be well
 * since. Who was set aside without a witness is on it.
 */
function sendAgain(memory: SyncMemory): SyncMemory {
  return {
    ...memory,
    ...NO_SEARCH,
    quarantine: releaseUnproven(memory.quarantine),
    restDue: true,
    hold: null,
  };
}

function nobodyToBlame({ kind, call }: EndedRequest, fault: SyncFault): SyncFault {
  return kind === 'list' && call.entries.length === 0 ? emptyRefused(fault) : noCulprit(fault);
}

/**
 * Would it set aside the last number although nothing was accepted since the first refusal? Then the upstream refuses everything
 * just now, and an empty list would delete all. It goes out where it deletes none that is wanted, or others that are gone.
 */
function isWithoutAlibi(
  { ledger, lastAcceptedMs }: SyncMemory,
  quarantine: Quarantine,
  guarded: readonly ListEntry[],
): boolean {
  // What was proven before says nothing of today's mood.
  const isWitness = ({ proven, sinceMs }: QuarantinedNumber) =>
    proven && lastAcceptedMs !== null && sinceMs > lastAcceptedMs;
  if ([...quarantine.values()].some(isWitness)) return false;
  if (guarded.some(({ number }) => !quarantine.has(number))) return false;
  const wanted = new Set(guarded.map(({ number }) => number));
  const listed = [...listedNumbers(ledger)];
  return listed.length > 0 && listed.every((number) => wanted.has(number));
}

function doubt(memory: SyncMemory, request: EndedRequest): SyncMemory {
  if (request.kind === 'probe') return memory;
  return { ...memory, doubtful: true, ledger: listUncertain(memory.ledger, request.call.numbers) };
}

function iso(wallMs: number): string {
  return new Date(wallMs).toISOString();
}
