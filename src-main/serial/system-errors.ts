import type { CloseCause, OpenFailure, OpenFailureKind } from './transport.ts';

const kindsOfCodes: Readonly<Record<string, OpenFailureKind>> = {
  ENOENT: 'missing',
  ENOTDIR: 'missing',
  ENODEV: 'missing',
  ENXIO: 'missing',
  EACCES: 'permission',
  EPERM: 'permission',
  EBUSY: 'busy',
  EAGAIN: 'busy',
  EWOULDBLOCK: 'busy',
  ENOTTY: 'not-a-tty',
  EISDIR: 'not-a-tty',
  ECONNREFUSED: 'refused',
  ECONNRESET: 'refused',
  EHOSTUNREACH: 'unreachable',
  EHOSTDOWN: 'unreachable',
  ENETUNREACH: 'unreachable',
  ENETDOWN: 'unreachable',
  ENOTFOUND: 'unreachable',
  EAI_AGAIN: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  ETIMEDOUT: 'timeout',
};

/** Sorts a system error by its code, never by its words: those follow the user's language. */
export function failureOf(error: unknown): OpenFailure {
  return { kind: kindsOfCodes[codeOf(error) ?? ''] ?? 'failed', detail: wordsOf(error) };
}

/**
 * Sorts what serialport says on Windows, where it passes no code. "Access denied" there means that another program has
 * the port open, or that a handle to a pulled adapter is still open (serialport #1502); rights hardly play a part.
 */
export function windowsFailureOf(error: unknown): OpenFailure {
  const detail = wordsOf(error);
  if (/file not found|error code 3\b/i.test(detail)) return { kind: 'missing', detail };
  if (/access denied|error code (32|170)\b/i.test(detail)) return { kind: 'busy', detail };
  return { kind: 'failed', detail };
}

/** What the system says of a line whose other end is gone; everything else is a fault of its own. */
const deadLineCodes: ReadonlySet<string> = new Set([
  'EIO',
  'ENXIO',
  'ENODEV',
  'EBADF',
  'EPIPE',
  'ECONNRESET',
  'ECONNABORTED',
  'ETIMEDOUT',
]);

/** Why an open transport ended, by the error of the read or write that found out. */
export function closeCauseOf(error: unknown): CloseCause {
  return { kind: deadLineCodes.has(codeOf(error) ?? '') ? 'hung-up' : 'failed', detail: wordsOf(error) };
}

export function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

/** An error's message; that of a host with several addresses is empty and holds one error for each of them. */
export function wordsOf(error: unknown): string {
  if (error instanceof AggregateError) return [...new Set(error.errors.map(wordsOf))].join('; ');
  return error instanceof Error ? error.message : String(error);
}
