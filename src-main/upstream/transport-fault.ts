import type { TransportFault } from './upstream-client.ts';

const byCode: Readonly<Record<string, TransportFault>> = {
  ECONNREFUSED: 'refused',
  ETIMEDOUT: 'timeout',
  ESOCKETTIMEDOUT: 'timeout',
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  EAI_FAIL: 'dns',
  ECONNRESET: 'reset',
  EPIPE: 'reset',
  ECONNABORTED: 'reset',
  ERR_BAD_RESPONSE: 'reset',
  ERR_STREAM_PREMATURE_CLOSE: 'reset',
  EPROTO: 'tls',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'tls',
  SELF_SIGNED_CERT_IN_CHAIN: 'tls',
  HOSTNAME_MISMATCH: 'tls',
};

/** A connection that stood and broke: the request may have been read before. */
const BROKEN_TLS =
  /^ERR_SSL_(DECRYPTION_FAILED|BAD_RECORD_MAC|SSLV3_ALERT_BAD_RECORD_MAC|DATA_LENGTH|UNEXPECTED_EOF)/;
/** No head of HTTP came, or the body does not unpack: codes of Node's parser and of zlib. A torn body is `reset`. */
const GARBLED = /^(HPE_|Z_|ZSTD_|ERR__ERROR_)/;
const TLS_CODE = /^(ERR_TLS|ERR_SSL|CERT_|UNABLE_TO_)/;

/** Sorts what a failed request threw. `detail` is the system's words. */
export function readTransportFault(error: unknown): {
  readonly fault: TransportFault;
  readonly detail: string;
} {
  const code = readCode(error);
  const detail = readDetail(error);
  if (/maxContentLength/.test(detail))
    return { fault: 'too-long', detail: 'the answer was larger than 1 MiB' };
  if (BROKEN_TLS.test(code)) return { fault: 'reset', detail };
  if (TLS_CODE.test(code)) return { fault: 'tls', detail };
  if (GARBLED.test(code)) return { fault: 'garbled', detail };
  return { fault: byCode[code] ?? 'network', detail };
}

function readCode(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}

/** A host with several addresses fails with one error for each of them and an empty message of its own. */
function readDetail(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const parts = error instanceof AggregateError ? error.errors : [];
  const cause = error.cause instanceof AggregateError ? error.cause.errors : [];
  const words = [error, ...parts, ...cause].map((part) => (part instanceof Error ? part.message : ''));
  const found = words.filter((text) => text !== '');
  return found.length > 0 ? [...new Set(found)].join('; ') : readCode(error) || error.name;
}
