import type { Journal } from '../journal/journal.ts';
import type { Clock } from '../shared/clock.ts';
import { cutText } from '../shared/cut-text.ts';
import type { ExchangeView } from '../shared/sync-view.ts';
import { exchangeFault } from '../upstream/error-texts.ts';
import type { UpstreamClient, UpstreamExchange, UpstreamTarget } from '../upstream/upstream-client.ts';
import { printedIn } from './check-report-builder.ts';
import type { ListDifference } from './ledger.ts';
import type { NextRequest } from './sync-request.ts';

/** A request about to leave. */
export interface OutgoingRequest extends NextRequest {
  readonly difference: ListDifference;
  readonly target: UpstreamTarget;
  readonly signal: AbortSignal;
}

export interface RecordedExchange {
  readonly exchange: UpstreamExchange;
  readonly view: ExchangeView;
}

/** 512 numbers as `test2` prints them fit in. In characters, as the next one. */
const MAX_ANSWER = 256 * 1024;
/** A web page comes from somebody on the way, a hundred times a day and each time with another mark in it: history is worth more. */
const MAX_PAGE = 16 * 1024;

/** Sends requests, each with a row in the journal that stands before the request leaves. */
export function createRequestRecorder(deps: {
  readonly client: UpstreamClient;
  readonly journal: Pick<Journal, 'beginRequest' | 'finishRequest'>;
  readonly clock: Clock;
}): (request: OutgoingRequest) => Promise<RecordedExchange> {
  const { client, journal, clock } = deps;
  return async (request) => {
    const { cause, call, strategy, target, timeoutMs, signal } = request;
    const at = new Date(clock.nowMs()).toISOString();
    const count = call.numbers.length;
    const rowId = journal.beginRequest({ at, cause, count, body: call.body, strategy });
    const exchange = await client.send(target, call, { signal, timeoutMs });
    const view = toView(request, at, exchange);
    journal.finishRequest(rowId, view);
    return { exchange, view };
  };
}

function toView(request: OutgoingRequest, at: string, exchange: UpstreamExchange): ExchangeView {
  const answered = exchange.kind === 'answered';
  // A print is no answer of the usual form, and just what was asked for.
  const isPrint = request.call.test === 'test2' && printedIn(exchange) !== null;
  return {
    at,
    cause: request.cause,
    call: request.call.name,
    count: request.call.numbers.length,
    ...request.difference,
    durationMs: exchange.durationMs,
    httpStatus: answered ? exchange.httpStatus : null,
    outcome: isPrint ? 'accepted' : outcomeOf(exchange),
    request: JSON.stringify(JSON.parse(exchange.request), null, 2),
    answer: keptAnswer(answered ? exchange.body : (exchange.came ?? null)),
    fault: isPrint ? null : exchangeFault(exchange),
  };
}

function keptAnswer(body: string | null): string | null {
  return body === null ? null : cutText(body, body.trimStart().startsWith('<') ? MAX_PAGE : MAX_ANSWER);
}

function outcomeOf(exchange: UpstreamExchange): ExchangeView['outcome'] {
  if (exchange.kind === 'failed') return 'failed';
  const { kind } = exchange.answer;
  if (kind === 'accepted') return 'accepted';
  return kind === 'rejected' || kind === 'denied' ? 'rejected' : 'failed';
}
