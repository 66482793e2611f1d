import { assertNever } from '../../shared/assert-never.ts';
import { plainReply, type SandboxReply } from './sandbox-message.ts';

/**
 * Something that goes wrong with one request. Faults of the answer (`slow`, `drop`, `ids-*`, `response-*`) strike after
 * the request was carried out, the others in its place.
 */
export type UpstreamFault =
  /** The connection is reset, nothing carried out. */
  | { readonly kind: 'reset' }
  /** No answer ever, nothing carried out. */
  | { readonly kind: 'hang' }
  | { readonly kind: 'slow'; readonly delayMs: number }
  /** Carried out, but the connection ends after so many bytes of the answer. */
  | { readonly kind: 'drop'; readonly afterBytes: number }
  /** A proxy's page. */
  | { readonly kind: 'html'; readonly status: number }
  | { readonly kind: 'empty'; readonly status: number }
  /** `cut`: JSON that ends in the middle; `shape`: JSON of something else. */
  | { readonly kind: 'wrong-json'; readonly form: 'cut' | 'shape' }
  /** An HTTP error with the upstream's plain string: 401 `ERROR_WRONG_KEY`, 503 `Service Unavailable`. */
  | { readonly kind: 'status'; readonly status: number; readonly text: string }
  /** 429. `retryAfter`: seconds, or an HTTP date; left out when null. */
  | { readonly kind: 'rate-limit'; readonly retryAfter: string | null }
  | { readonly kind: 'ids-as-strings' }
  | { readonly kind: 'ids-without-plus' }
  /** The answer has no `ids` at all, or without every second number. */
  | { readonly kind: 'ids-missing'; readonly form: 'all' | 'some' }
  /** `response` as `"1"`. */
  | { readonly kind: 'response-string' }
  /** 200 with an error message as `response`. */
  | { readonly kind: 'response-text'; readonly text: string };

/** Something that goes wrong with the upstream as a whole, from now on and whoever asks. */
type ServerFault =
  /** Connections are refused for so long, and open ones end. */
  | { readonly kind: 'refuse'; readonly forMs: number }
  /** The upstream's clock runs ahead by so much; behind when negative. */
  | { readonly kind: 'skew'; readonly skewMs: number };

/** All that can be made to go wrong. */
export type SandboxFault = UpstreamFault | ServerFault;

/** The answer in place of carrying the request out, null when the fault strikes afterwards. */
export function faultInstead(fault: UpstreamFault): SandboxReply | null {
  switch (fault.kind) {
    case 'reset':
    case 'hang':
      return { ...plainReply(200, ''), transfer: { kind: fault.kind } };
    case 'html':
      return plainReply(
        fault.status,
        '<html><head><title>Bad gateway</title></head><body>proxy</body></html>',
      );
    case 'empty':
      return plainReply(fault.status, '');
    case 'wrong-json':
      return jsonText(fault.form === 'cut' ? '{"response":1,"ids":{"+46' : '{"ok":true,"result":[]}');
    case 'status':
      return plainReply(fault.status, fault.text);
    case 'rate-limit':
      return withHeader(plainReply(429, 'Too Many Requests'), 'retry-after', fault.retryAfter);
    case 'response-text':
      return jsonText(JSON.stringify({ response: fault.text }));
    case 'slow':
    case 'drop':
    case 'ids-as-strings':
    case 'ids-without-plus':
    case 'ids-missing':
    case 'response-string':
      return null;
    default:
      return assertNever(fault);
  }
}

/** Spoils the answer to a request that was carried out. */
export function faultAfter(fault: UpstreamFault, reply: SandboxReply): SandboxReply {
  switch (fault.kind) {
    case 'slow':
      return { ...reply, delayMs: fault.delayMs };
    case 'drop':
      return { ...reply, transfer: { kind: 'cut', afterBytes: fault.afterBytes } };
    case 'ids-as-strings':
      return editIds(reply, (ids) => ids.map(([number, id]) => [number, id === null ? null : String(id)]));
    case 'ids-without-plus':
      return editIds(reply, (ids) => ids.map(([number, id]) => [number.replace(/^\+/, ''), id]));
    case 'ids-missing':
      return editIds(reply, (ids) =>
        fault.form === 'all' ? null : ids.filter((_, place) => place % 2 === 0),
      );
    case 'response-string':
      return { ...reply, body: reply.body.replace('"response":1', '"response":"1"') };
    default:
      return reply;
  }
}

type IdPairs = readonly (readonly [string, unknown])[];

function editIds(reply: SandboxReply, edit: (ids: IdPairs) => IdPairs | null): SandboxReply {
  const answer: unknown = reply.status === 200 ? JSON.parse(reply.body) : null;
  if (typeof answer !== 'object' || answer === null || !('ids' in answer)) return reply;
  const { ids, ...rest } = answer;
  const edited = edit(Object.entries(ids ?? {}));
  const next = edited === null ? rest : { ...rest, ids: Object.fromEntries(edited) };
  return { ...reply, body: JSON.stringify(next) };
}

function jsonText(body: string): SandboxReply {
  return { ...plainReply(200, body), headers: { 'content-type': 'application/json; charset=utf-8' } };
}

function withHeader(reply: SandboxReply, name: string, value: string | null): SandboxReply {
  return value === null ? reply : { ...reply, headers: { ...reply.headers, [name]: value } };
}
