import { isIP } from 'node:net';
import { assertNever } from '../shared/assert-never.ts';
import type { SyncFault } from '../shared/sync-view.ts';
import type { UpstreamAnswer } from './upstream-answer.ts';
import type { TransportFault, UpstreamExchange } from './upstream-client.ts';

/** Each documented error in plain words, with what to do (upstream-api, "Common errors" and the status tables). */
const documented: Readonly<Record<string, string>> = {
  ERROR_WRONG_KEY:
    'The vendor does not know this API key. Copy the key again from your vendor profile into Settings.',
  ERROR_NO_KEY: 'The vendor saw no API key in the request. Enter your key in Settings.',
  ACCOUNT_BLOCKED:
    'The vendor has blocked your account. Ask partner support why before anything is sent again.',
  API_ACCESS_DISABLED:
    'API access is switched off for your account. Switch it on in your vendor profile or ask partner support.',
  API_ACCESS_IP:
    "Your IP address is not allowed in the vendor's profile. Add it there, or ask partner support.",
  REQUEST_NOT_FOUND: 'The vendor does not know this request. Check the upstream address in Settings.',
  NUMBER_FORMAT_ERROR:
    'The vendor says that a number has the wrong format. Check the numbers that were typed by hand.',
  ERROR_DATE: "The vendor refuses a start date. Check that this computer's clock is right.",
};

/** Whether the vendor's pages name this word, so that its text says what to do. */
export function isDocumented(code: string): boolean {
  return Object.hasOwn(documented, code);
}

const byStatus: Readonly<Record<string, string>> = {
  'http-400': 'The vendor refused the request without saying why. Ask partner support if it stays so.',
  'http-401': 'The vendor did not accept the API key. Check the key in Settings.',
  'http-403':
    'The vendor refused access. Check in your vendor profile that API access is on and your IP address is allowed.',
  'http-404': 'Nothing answers at this address. Check the upstream address in Settings.',
  'http-405': 'The address answers, but not to this request. Check the upstream address in Settings.',
  'http-408':
    'The upstream gave up waiting for the request. Check the internet connection; it is tried again.',
  'http-413': 'The list is too long for the upstream or a proxy on the way. Ask partner support.',
  'http-422': 'The vendor refused the request without saying why. Ask partner support if it stays so.',
  'http-407': 'A proxy on the way asks for a password. Check the proxy settings of this computer.',
  html: 'A web page came back instead of an answer, probably from a proxy or a login page on the way. It is tried again.',
  empty: 'The answer was empty. It is tried again.',
  'not-json': 'The answer could not be read. It is tried again; the raw answer is in the history.',
  'wrong-shape': 'The answer has an unknown form. It is tried again; the raw answer is in the history.',
};

const transportTexts: Readonly<Record<TransportFault, string>> = {
  refused: 'The upstream refuses the connection. Check the address in Settings; it is tried again.',
  timeout: 'The upstream did not answer in time. It is tried again.',
  dns: 'The name of the upstream was not found. Check the internet connection and the address in Settings.',
  tls: "The upstream's certificate was not accepted. Check the address, this computer's clock, and any proxy on the way.",
  reset: 'The connection broke before the answer was complete. It is tried again.',
  'too-long':
    'The answer was longer than 1 MiB, so hardly the vendor gave it. Check the address in Settings and any proxy on the way; it is tried again.',
  garbled:
    'What came back is no answer of a web server, or arrived broken. Check the address in Settings and any proxy on the way; it is tried again.',
  aborted: 'The request was cancelled.',
  network: 'The upstream cannot be reached. Check the internet connection; it is tried again.',
};

/** What went wrong in an exchange, in plain words; null when the list was accepted. */
export function exchangeFault(exchange: UpstreamExchange): SyncFault | null {
  if (exchange.kind === 'answered') return answerFault(exchange.answer, exchange);
  return { code: exchange.fault, text: transportText(exchange), httpStatus: null };
}

/** The other faults are said in full by their kind. */
const toldInDetail: ReadonlySet<TransportFault> = new Set(['tls', 'garbled', 'network']);

function transportText({ fault, detail }: Extract<UpstreamExchange, { kind: 'failed' }>): string {
  const text = transportTexts[fault];
  return toldInDetail.has(fault) ? `${text} The system's words: "${detail}".` : text;
}

function answerFault(
  answer: UpstreamAnswer,
  { httpStatus, body }: { readonly httpStatus: number; readonly body: string },
): SyncFault | null {
  switch (answer.kind) {
    case 'accepted':
      return null;
    case 'rate-limited':
      return { code: 'http-429', text: rateText(answer.retryAfterMs), httpStatus };
    case 'rejected':
    case 'denied':
    case 'unreadable':
      return { code: answer.code, text: refusalText(answer, body), httpStatus };
    default:
      return assertNever(answer);
  }
}

function refusalText(answer: { readonly code: string; readonly text: string }, body: string): string {
  const { code, text } = answer;
  const known = documented[code];
  if (known !== undefined) {
    const seen = code === 'API_ACCESS_IP' ? (findAddress(text) ?? findAddress(body)) : null;
    return seen === null ? known : `${known} The address seen is ${seen}.`;
  }
  const general = byStatus[code] ?? generalText(code);
  return text === '' ? general : `${general} The vendor's words: "${text}".`;
}

/** The first IP address in a text, of either kind; null for none. */
function findAddress(text: string): string | null {
  const words = text.split(/[^0-9a-fA-F:.]+/).map((word) => word.replace(/[.:]$/, ''));
  return words.find((word) => isIP(word) !== 0) ?? null;
}

function generalText(code: string): string {
  if (/^http-5\d\d$/.test(code)) return 'The upstream has a problem of its own. It is tried again.';
  if (/^http-3\d\d$/.test(code)) return 'The upstream has moved. Ask partner support for the new address.';
  return 'The upstream refused the request, in words that its pages do not name. Ask partner support what they mean; the raw answer is in the history.';
}

function rateText(retryAfterMs: number | null): string {
  const wait = retryAfterMs === null ? '' : ` It asks to wait ${Math.ceil(retryAfterMs / 1000)} s.`;
  return `The upstream says that requests come too often.${wait} It is tried again by itself.`;
}
