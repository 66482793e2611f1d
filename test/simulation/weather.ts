import type { UpstreamFault } from '../../src-main/sandbox/upstream/upstream-fault.ts';

/** What the way to the upstream, or the upstream itself, is like for a while. */
export type Weather =
  | { readonly kind: 'fine' }
  /** Nobody listens. */
  | { readonly kind: 'refused' }
  /** Requests or answers take so much longer. */
  | { readonly kind: 'slow'; readonly upMs: number; readonly downMs: number }
  | { readonly kind: 'fault'; readonly fault: UpstreamFault }
  /** One number of the list is refused, whichever list it stands in. */
  | { readonly kind: 'bad-number'; readonly place: number };

/** Answers that are odd but say yes: the upstream counts as well. */
const HARMLESS: readonly UpstreamFault['kind'][] = [
  'ids-as-strings',
  'ids-without-plus',
  'ids-missing',
  'response-string',
];

export function isFine(weather: Weather): boolean {
  return weather.kind === 'fine' || (weather.kind === 'fault' && HARMLESS.includes(weather.fault.kind));
}

/** As slow as this a request still gets through in time. */
const BEARABLE_MS = 3_500;

/** Requests are read and answered, whatever the answer to one number is. */
export function isReachable(weather: Weather): boolean {
  if (weather.kind === 'slow') return weather.upMs + weather.downMs <= BEARABLE_MS;
  return weather.kind === 'bad-number' || isFine(weather);
}

/** Every trouble the upstream can make, with the odd but harmless answers. */
export const WEATHERS: readonly Weather[] = [
  { kind: 'refused' },
  { kind: 'slow', upMs: 3_000, downMs: 200 },
  { kind: 'slow', upMs: 200, downMs: 12_000 },
  { kind: 'slow', upMs: 40_000, downMs: 0 },
  { kind: 'fault', fault: { kind: 'reset' } },
  { kind: 'fault', fault: { kind: 'hang' } },
  { kind: 'fault', fault: { kind: 'drop', afterBytes: 12 } },
  { kind: 'fault', fault: { kind: 'html', status: 502 } },
  { kind: 'fault', fault: { kind: 'html', status: 200 } },
  { kind: 'fault', fault: { kind: 'empty', status: 200 } },
  { kind: 'fault', fault: { kind: 'wrong-json', form: 'cut' } },
  { kind: 'fault', fault: { kind: 'wrong-json', form: 'shape' } },
  { kind: 'fault', fault: { kind: 'status', status: 500, text: 'Internal Server Error' } },
  { kind: 'fault', fault: { kind: 'status', status: 503, text: 'Service Unavailable' } },
  { kind: 'fault', fault: { kind: 'status', status: 401, text: 'ERROR_WRONG_KEY' } },
  { kind: 'fault', fault: { kind: 'status', status: 403, text: 'API_ACCESS_IP' } },
  { kind: 'fault', fault: { kind: 'status', status: 400, text: 'ERROR_DATE' } },
  { kind: 'fault', fault: { kind: 'rate-limit', retryAfter: null } },
  { kind: 'fault', fault: { kind: 'rate-limit', retryAfter: '20' } },
  { kind: 'fault', fault: { kind: 'rate-limit', retryAfter: '3600' } },
  { kind: 'fault', fault: { kind: 'response-text', text: 'SERVICE_STOPPED' } },
  { kind: 'fault', fault: { kind: 'ids-as-strings' } },
  { kind: 'fault', fault: { kind: 'ids-without-plus' } },
  { kind: 'fault', fault: { kind: 'ids-missing', form: 'some' } },
  { kind: 'fault', fault: { kind: 'response-string' } },
  { kind: 'bad-number', place: 0 },
  { kind: 'bad-number', place: 1 },
];
