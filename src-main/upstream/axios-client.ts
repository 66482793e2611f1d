import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Readable } from 'node:stream';
import type { AxiosResponse } from 'axios';
import type { Clock } from '../shared/clock.ts';
import type { E164 } from '../shared/ids.ts';
import { isLoopbackHost } from '../shared/loopback-host.ts';
import { readAnswerBody } from './answer-body.ts';
import { parseAnswer } from './answer-parser.ts';
import { redact, redactBroken } from './redact.ts';
import { readTransportFault } from './transport-fault.ts';
import type { UpstreamCall } from './upstream-call.ts';
import type { TransportFault, UpstreamClient, UpstreamExchange, UpstreamTarget } from './upstream-client.ts';

export interface UpstreamClientDeps {
  readonly clock: Clock;
  /** Goes into the User-Agent, which the upstream requires. */
  readonly version: string;
}

const API_PATH = '/api/resellers/';
const DEFAULT_TIMEOUT_MS = 30_000;
const MAX_ANSWER_BYTES = 1024 * 1024;

interface Posted {
  readonly target: UpstreamTarget;
  readonly call: UpstreamCall;
  readonly signal: AbortSignal;
}

interface Answer extends Pick<AxiosResponse, 'status' | 'headers'> {
  readonly body: string;
}

type Outcome =
  | { readonly kind: 'answer'; readonly answer: Answer }
  /** `came`: of the answer's body. */
  | {
      readonly kind: 'failed';
      readonly fault: TransportFault;
      readonly detail: string;
      readonly came: string;
    };

/** The upstream over HTTP. Nothing that it returns holds the API key, even when the upstream echoes it. */
export function createUpstreamClient(deps: UpstreamClientDeps): UpstreamClient {
  const { clock } = deps;
  // A fresh connection for each request: minutes lie between them, and a kept one breaks just when it is needed.
  const httpAgent = new HttpAgent({ keepAlive: false });
  const httpsAgent = new HttpsAgent({ keepAlive: false });

  async function post({ target, call, signal }: Posted): Promise<AxiosResponse<Readable>> {
    const { default: axios } = await import('axios');
    return axios.request<Readable>({
      method: call.method,
      url: target.baseUrl + API_PATH + call.name,
      data: call.body,
      headers: {
        Authorization: `Bearer ${target.apiKey}`,
        'Content-Type': 'application/json; charset=utf-8',
        'User-Agent': `Portlight/${deps.version}`,
      },
      adapter: 'http',
      httpAgent,
      httpsAgent,
      // A proxy from the environment must not get to see, or break, what stays on this computer.
      ...(isLoopbackHost(new URL(target.baseUrl).hostname) ? { proxy: false as const } : {}),
      signal,
      maxRedirects: 0,
      maxContentLength: MAX_ANSWER_BYTES,
      responseType: 'stream',
      transformRequest: [(data: string) => data],
      validateStatus: () => true,
    });
  }

  return {
    async send(target, call, options = {}): Promise<UpstreamExchange> {
      const { body: request, numbers } = call;
      const startMs = clock.monotonicMs();
      const limit = createLimit(clock, options.timeoutMs ?? DEFAULT_TIMEOUT_MS, options.signal);
      const outcome = await settle(() => post({ target, call, signal: limit.signal }), limit);
      limit.dispose();
      const durationMs = Math.round(clock.monotonicMs() - startMs);
      if (outcome.kind === 'failed') {
        const { kind, fault } = outcome;
        const detail = redact(outcome.detail, target.apiKey);
        const came = redactBroken(outcome.came, target.apiKey);
        return { kind, fault, detail, ...(came === '' ? {} : { came }), request, durationMs };
      }
      return { request, durationMs, ...readAnswer(outcome.answer, target, numbers, clock.nowMs()) };
    },
  };
}

interface Limit {
  readonly signal: AbortSignal;
  /** Set once the request was given up. */
  reason(): 'timeout' | 'aborted' | null;
  dispose(): void;
}

/** One limit over everything: connecting, a slow server, a body that trickles in. */
function createLimit(clock: Clock, timeoutMs: number, outer: AbortSignal | undefined): Limit {
  const controller = new AbortController();
  let reason: 'timeout' | 'aborted' | null = null;
  const stop = (why: 'timeout' | 'aborted') => {
    reason ??= why;
    controller.abort();
  };
  const onAbort = () => stop('aborted');
  const timer = clock.setTimer(timeoutMs, () => stop('timeout'));
  outer?.addEventListener('abort', onAbort, { once: true });
  if (outer?.aborted) onAbort();
  return {
    signal: controller.signal,
    reason: () => reason,
    dispose() {
      timer.cancel();
      outer?.removeEventListener('abort', onAbort);
    },
  };
}

async function settle(post: () => Promise<AxiosResponse<Readable>>, limit: Limit): Promise<Outcome> {
  const failed = (error: unknown, came: string): Outcome => {
    const reason = limit.reason();
    if (reason !== null) return { kind: 'failed', fault: reason, detail: reason, came };
    return { kind: 'failed', ...readTransportFault(error), came };
  };
  try {
    const { status, headers, data } = await post();
    const { text, error } = await readAnswerBody(data);
    return error === null ? { kind: 'answer', answer: { status, headers, body: text } } : failed(error, text);
  } catch (error) {
    return failed(error, '');
  }
}

function readAnswer(
  { status, headers, body }: Answer,
  target: UpstreamTarget,
  numbers: readonly E164[],
  nowMs: number,
) {
  const shown = redact(body, target.apiKey);
  const retryAfter: unknown = headers['retry-after'];
  const head = {
    httpStatus: status,
    retryAfter: typeof retryAfter === 'string' ? retryAfter : null,
  };
  const answer = parseAnswer({ ...head, body }, numbers, nowMs);
  return {
    kind: 'answered' as const,
    httpStatus: status,
    body: shown,
    // Words are taken from the redacted text: cut first, half a key at the cut would not be known as one. An accepted list has
    // no words, and its ids must not suffer from a key that looks like a part of a number.
    answer: answer.kind === 'accepted' ? answer : parseAnswer({ ...head, body: shown }, numbers, nowMs),
  };
}
