/** Milliseconds to wait by a `Retry-After` header (RFC 9110 10.2.3: seconds or an HTTP date); null when it cannot be read. */
export function parseRetryAfterMs(header: string | null, nowMs: number): number | null {
  if (header === null) return null;
  const text = header.trim();
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  // Only the date forms of the RFC begin with a weekday; Date.parse alone would take `-5` for a year.
  if (!/^[A-Za-z]{3,9},? /.test(text)) return null;
  const atMs = Date.parse(text);
  return Number.isNaN(atMs) ? null : Math.max(0, atMs - nowMs);
}
