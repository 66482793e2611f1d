import type { UpstreamAnswer } from './upstream-answer.ts';
import type { UpstreamCall } from './upstream-call.ts';

/** Where to send to. Read anew for each request, so that a changed setting counts at once. */
export interface UpstreamTarget {
  /** https, or http on loopback; without a trailing slash. */
  readonly baseUrl: string;
  readonly apiKey: string;
}

/** Why no answer came. */
export type TransportFault =
  | 'refused'
  | 'timeout'
  | 'dns'
  | 'tls'
  | 'reset'
  | 'too-long'
  | 'garbled'
  | 'aborted'
  | 'network';

/** One request with all that is known of its outcome. `body` is what came, at most 1 MiB. Never holds the key. */
export type UpstreamExchange = {
  /** The JSON body as sent. */
  readonly request: string;
  readonly durationMs: number;
} & (
  | {
      readonly kind: 'answered';
      readonly httpStatus: number;
      readonly body: string;
      readonly answer: UpstreamAnswer;
    }
  | {
      readonly kind: 'failed';
      readonly fault: TransportFault;
      readonly detail: string;
      /** What had come of the answer, at most 1 MiB; left out where nothing had. */
      readonly came?: string;
    }
);

export interface UpstreamClient {
  /** Settles within `timeoutMs` (default 30 s); expected failures are values, it never rejects. */
  send(
    target: UpstreamTarget,
    call: UpstreamCall,
    options?: { readonly signal?: AbortSignal; readonly timeoutMs?: number },
  ): Promise<UpstreamExchange>;
}
