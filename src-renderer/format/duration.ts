/** `3:12` for 192 s, `0:00` when the time has come or passed. */
export function countdownText(remainingMs: number): string {
  const seconds = Math.max(0, Math.ceil(remainingMs / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

type Age = { readonly unit: 'now' } | { readonly unit: 'minutes' | 'hours' | 'days'; readonly count: number };

const MINUTE_MS = 60_000;

/** How long ago, in the one unit a person would use. Times in the future (a clock that was set) count as now. */
export function ageOf(elapsedMs: number): Age {
  const minutes = Math.floor(elapsedMs / MINUTE_MS);
  if (minutes < 1) return { unit: 'now' };
  if (minutes < 60) return { unit: 'minutes', count: minutes };
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? { unit: 'hours', count: hours } : { unit: 'days', count: Math.floor(hours / 24) };
}
