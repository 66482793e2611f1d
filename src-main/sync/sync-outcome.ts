import { assertNever } from '../shared/assert-never.ts';
import type { E164 } from '../shared/ids.ts';
import type { SyncFault } from '../shared/sync-view.ts';
import { exchangeFault } from '../upstream/error-texts.ts';
import type { ListEntry } from '../upstream/list-entry.ts';
import { payloadLine } from '../upstream/payload.ts';
import type { NumberAnswer } from '../upstream/upstream-answer.ts';
import type { TransportFault, UpstreamExchange } from '../upstream/upstream-client.ts';
import { continueSearch, continueWithoutOthers, type SearchResult, startSearch } from './culprit-search.ts';
import { gapAccepted, gapFailed, type Moment } from './gap-tracker.ts';
import { listAccepted, listedNumbers, listUncertain } from './ledger.ts';
import { listKey } from './outgoing-list.ts';
import { mayQuarantine, proveAll, type Quarantine, quarantineEntry, releaseUnproven } from './quarantine.ts';
import type { SyncMemory } from './sync-memory.ts';
import {
  askedPauseMs,
  blockedUntilMs,
  CONFIRM_MS,
  type Hold,
  measureLatency,
  retryPauses,
} from './sync-schedule.ts';

/** A request that came to its end. */
export interface EndedRequest {
  readonly kind: 'list' | 'probe';
  readonly entries: readonly ListEntry[];
  readonly key: string;
  /** The whole list as it would be without any quarantine. */
  readonly guarded: readonly ListEntry[];
  readonly started: Moment;
  readonly ended: Moment;
  readonly exchange: UpstreamExchange;
}

const NO_CULPRIT: SyncFault = {
  code: 'no-culprit',
  text: 'The vendor refuses the list, but each of its numbers passes alone. It is tried again; ask partner support if it stays so.',
  httpStatus: null,
};

const TOO_MANY: SyncFault = {
  code: 'too-many-refused',
  text: 'The vendor refuses so many numbers that they are hardly the cause. Check the clock of this computer, and ask partner support.',
  httpStatus: null,
};

function allRefused(fault: SyncFault): SyncFault {
  const text = `${fault.text} Every part of the list is refused alike, so no number of it is the cause; check the clock of this computer.`;
  return { ...fault, text };
}

/** After these the upstream cannot have read the list; after any other fault it may have saved it. */
const neverArrived: ReadonlySet<TransportFault> = new Set(['refused', 'dns', 'tls']);

/** What a request's end makes of all that is known. `random` spreads the retries. */
export function applyExchange(before: SyncMemory, request: EndedRequest, random: () => number): SyncMemory {
  const { exchange } = request;
  const fault = exchangeFault(exchange);
  const memory = {
    ...before,
    lastEndMs: request.ended.monotonicMs,
    latencyMs:
      exchange.kind === 'answered' ? measureLatency(before.latencyMs, tookMs(request)) : before.latencyMs,
    lastError: fault ?? before.lastError,
  };
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
    case 'rejected':
      return takeSearch(memory, request, searchOn(memory, request), fault, random);
    case 'denied':
      return block(memory, request, fault);
    case 'rate-limited':
      return holdBack(memory, request, { kind: 'limited', fault }, random, answer.retryAfterMs);
    case 'unreadable':
      return holdBack(doubt(memory, request), request, { kind: 'retry', fault }, random);
    default:
      return assertNever(answer);
  }
}

function takeAccepted(memory: SyncMemory, request: EndedRequest, random: () => number): SyncMemory {
  const { search } = memory;
  if (request.kind === 'probe' && search) {
    const result = continueSearch(search, false);
    return takeSearch(memory, request, result, memory.lastError ?? NO_CULPRIT, random);
  }
  const { ended, started, entries, key } = request;
  const numbers = entries.map((entry) => entry.number);
  return {
    ...memory,
    ledger: listAccepted(memory.ledger, numbers, answersOf(request.exchange), iso(ended.wallMs)),
    gaps: gapAccepted(memory.gaps, ended),
    quarantine: proveAll(memory.quarantine),
    search: search?.alibi ? continueWithoutOthers(search) : null,
    restDue: false,
    hold: null,
    failures: 0,
    acceptedKey: key,
    lastAcceptedMs: started.monotonicMs,
    doubtful: false,
    confirmAtMs: memory.doubtful ? ended.monotonicMs + CONFIRM_MS : null,
    lastError: null,
  };
}

function tookMs({ started, ended }: EndedRequest): number {
  return ended.monotonicMs - started.monotonicMs;
}

function answersOf(exchange: UpstreamExchange): ReadonlyMap<E164, NumberAnswer> {
  return exchange.kind === 'answered' && exchange.answer.kind === 'accepted'
    ? exchange.answer.numbers
    : new Map();
}

function searchOn(memory: SyncMemory, request: EndedRequest): SearchResult {
  if (request.kind === 'probe' && memory.search) return continueSearch(memory.search, true);
  // The whole list, sent for its heartbeat's sake in the midst of the search, was refused once more.
  if (memory.search?.alibi === false) return { kind: 'searching', search: memory.search };
  const accepted = new Set(memory.acceptedKey?.split('\n') ?? []);
  return startSearch(request.entries, (entry) => !accepted.has(payloadLine(entry)));
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
      return holdBack(memory, request, { kind: 'refused', fault: NO_CULPRIT }, random);
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
        return holdBack(memory, request, { kind: 'refused', fault: TOO_MANY }, random);
      return { ...memory, quarantine, search: null, restDue: true, hold: null };
    }
    default:
      return assertNever(result);
  }
}

/**
 * Would it set aside the last number although nothing was accepted since the first refusal? Then the upstream refuses everything
 * just now, and an empty list would delete all. It goes out where it deletes none that is wanted, or others that are gone.
 */
function isWithoutAlibi(
  { ledger }: SyncMemory,
  quarantine: Quarantine,
  guarded: readonly ListEntry[],
): boolean {
  if ([...quarantine.values()].some(({ proven }) => proven)) return false;
  if (guarded.some(({ number }) => !quarantine.has(number))) return false;
  const wanted = new Set(guarded.map(({ number }) => number));
  const listed = [...listedNumbers(ledger)];
  return listed.length > 0 && listed.every((number) => wanted.has(number));
}

function refusalWords(exchange: UpstreamExchange, fault: SyncFault): string {
  const words =
    exchange.kind === 'answered' && exchange.answer.kind === 'rejected' ? exchange.answer.text : '';
  return words === '' ? fault.text : words;
}

function doubt(memory: SyncMemory, request: EndedRequest): SyncMemory {
  if (request.kind === 'probe') return memory;
  const numbers = request.entries.map((entry) => entry.number);
  return { ...memory, doubtful: true, ledger: listUncertain(memory.ledger, numbers) };
}

function holdBack(
  memory: SyncMemory,
  request: EndedRequest,
  { kind, fault }: { readonly kind: Exclude<Hold['kind'], 'blocked'>; readonly fault: SyncFault },
  random: () => number,
  retryAfterMs: number | null = null,
): SyncMemory {
  const sinceMs = request.ended.monotonicMs;
  const failures = memory.failures + 1;
  const retry = retryPauses(failures, random);
  const pauseMs = retryAfterMs === null ? retry.pauseMs : askedPauseMs(retryAfterMs);
  // Asking soon again helps with an upstream that was out of reach, not with one that has said no.
  const owedPauseMs = kind === 'retry' ? retry.owedPauseMs : pauseMs;
  const refused = kind === 'refused' ? refusedWhole(memory, request) : {};
  return {
    ...memory,
    gaps: gapFailed(memory.gaps, fault.text),
    search: null,
    restDue: false,
    failures,
    hold: { kind, sinceMs, untilMs: sinceMs + pauseMs, owedUntilMs: sinceMs + owedPauseMs },
    lastError: fault,
    ...refused,
  };
}

/** What comes back out of the quarantine was refused just now: a list with it is no other list than the one that was tried. */
function refusedWhole(
  memory: SyncMemory,
  { guarded }: EndedRequest,
): Pick<SyncMemory, 'quarantine' | 'sentKey' | 'freshAtMs'> {
  const quarantine = releaseUnproven(memory.quarantine);
  const sentKey = listKey(guarded.filter(({ number }) => !quarantine.has(number)));
  return { quarantine, sentKey, freshAtMs: null };
}

function block(memory: SyncMemory, request: EndedRequest, fault: SyncFault): SyncMemory {
  const untilMs = blockedUntilMs(request.started.monotonicMs);
  return {
    ...memory,
    gaps: gapFailed(memory.gaps, fault.text),
    search: null,
    restDue: false,
    failures: memory.failures + 1,
    hold: { kind: 'blocked', sinceMs: request.ended.monotonicMs, untilMs, owedUntilMs: untilMs },
  };
}

function iso(wallMs: number): string {
  return new Date(wallMs).toISOString();
}
