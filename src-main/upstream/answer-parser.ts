import type { E164 } from '../shared/ids.ts';
import { deniedCodes, messageCode } from './error-codes.ts';
import { parseIds } from './ids-parser.ts';
import { parseRetryAfterMs } from './retry-after.ts';
import type { UpstreamAnswer } from './upstream-answer.ts';

/** An HTTP answer before anything is believed of it. */
export interface RawAnswer {
  readonly httpStatus: number;
  readonly body: string;
  /** The header as it came, null when absent. */
  readonly retryAfter: string | null;
}

/** Longest text of the upstream that is kept in an answer, in characters. */
const MAX_WORDS = 500;

/**
 * Reads an answer of sendNumbersOnline. `sent`: the numbers of the request; each gets an answer of its own, `unconfirmed`
 * when the upstream did not mention it. Never throws: what cannot be read is `unreadable`.
 */
export function parseAnswer(raw: RawAnswer, sent: readonly E164[], nowMs: number): UpstreamAnswer {
  const { httpStatus } = raw;
  const retryAfterMs = parseRetryAfterMs(raw.retryAfter, nowMs);
  if (httpStatus === 429) return { kind: 'rate-limited', retryAfterMs };
  const body = raw.body.replace(/^\uFEFF/, '').trim();
  if (httpStatus >= 500) return { ...unreadable(`http-${httpStatus}`, body), retryAfterMs };
  if (httpStatus === 401 || httpStatus === 403 || httpStatus === 405) {
    return parseRefusal('denied', body, httpStatus);
  }
  if (httpStatus === 400 || httpStatus === 422) return parseRefusal('rejected', body, httpStatus);
  if (httpStatus < 200 || httpStatus >= 300) return parseOther(body, httpStatus);
  return parseSuccess(body, sent);
}

function parseRefusal(kind: 'rejected' | 'denied', body: string, httpStatus: number): UpstreamAnswer {
  const words = readWords(body);
  // A page in HTML comes from a proxy or a firewall on the way, which knows nothing of numbers and keys: it may be gone soon.
  if (isHtml(body) && !hasDeniedCode(words)) return unreadable('html', body);
  return refusal(kind, words, `http-${httpStatus}`);
}

function hasDeniedCode(words: string): boolean {
  const code = messageCode(words);
  return code !== null && deniedCodes.has(code);
}

function parseOther(body: string, httpStatus: number): UpstreamAnswer {
  const words = readWords(body);
  return hasDeniedCode(words)
    ? refusal('denied', words, `http-${httpStatus}`)
    : unreadable(`http-${httpStatus}`, body);
}

function parseSuccess(body: string, sent: readonly E164[]): UpstreamAnswer {
  if (body === '') return unreadable('empty', '');
  if (isHtml(body)) return unreadable('html', body);
  const value = readJson(body);
  if (value === undefined) {
    return messageCode(body) === null ? unreadable('not-json', body) : refusal('rejected', body, 'response');
  }
  if (typeof value === 'string') return refusal('rejected', value, 'response');
  if (!isRecord(value) || !('response' in value)) return unreadable('wrong-shape', body);
  const { response, ids } = value;
  if (response === 1 || response === true || (typeof response === 'string' && response.trim() === '1')) {
    return { kind: 'accepted', numbers: parseIds(ids, sent) };
  }
  if (typeof response === 'string') return refusal('rejected', response, 'response');
  if (typeof response === 'number') return refusal('rejected', '', `response-${response}`);
  return unreadable('wrong-shape', body);
}

/** A key or account error is for a person to solve, whatever the status it came with. */
function refusal(kind: 'rejected' | 'denied', words: string, fallbackCode: string): UpstreamAnswer {
  const text = cut(words.trim());
  const code = messageCode(text) ?? fallbackCode;
  return { kind: deniedCodes.has(code) ? 'denied' : kind, code, text };
}

function unreadable(code: string, body: string): Extract<UpstreamAnswer, { kind: 'unreadable' }> {
  return { kind: 'unreadable', code, text: cut(readWords(body)), retryAfterMs: null };
}

/** The message in a body: a plain string, a JSON string, or the text field of an object; of HTML its visible words. */
function readWords(body: string): string {
  if (isHtml(body)) return visibleText(body);
  const value = readJson(body);
  if (typeof value === 'string') return value.trim();
  if (!isRecord(value)) return body;
  for (const key of ['response', 'error', 'message', 'error_code']) {
    const text = value[key];
    if (typeof text === 'string' && text.trim() !== '') return text.trim();
  }
  return body;
}

function visibleText(html: string): string {
  return html
    .slice(0, 20_000)
    .replace(/<(script|style|head)\b[\s\S]*?<\/\1>/gi, ' ')
    .replace(/<[^>]*>?/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function isHtml(body: string): boolean {
  return body.startsWith('<');
}

function readJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function cut(text: string): string {
  return text.length <= MAX_WORDS ? text : `${text.slice(0, MAX_WORDS)}…`;
}
