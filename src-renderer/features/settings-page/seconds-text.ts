const SECOND_MS = 1000;

/** Whole or tenth seconds from 0 to `maxMs`, in milliseconds; null for anything else. A comma is a decimal point to half of the world. */
export function parseSeconds(text: string, maxMs: number): number | null {
  const trimmed = text.trim().replace(',', '.');
  if (!/^\d{1,4}(\.\d)?$/.test(trimmed)) return null;
  const ms = Math.round(Number(trimmed) * SECOND_MS);
  return ms <= maxMs ? ms : null;
}

export function secondsText(ms: number): string {
  return String(ms / SECOND_MS);
}
