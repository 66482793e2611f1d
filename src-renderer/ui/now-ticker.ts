/** The time, told to all who listen at once. Its interval runs only while somebody listens. */
export interface NowTicker {
  /** Milliseconds since 1970, as of the last tick. */
  now(): number;
  subscribe(listener: () => void): () => void;
}

export function createNowTicker(periodMs: number): NowTicker {
  const listeners = new Set<() => void>();
  let nowMs = Date.now();
  let interval: ReturnType<typeof setInterval> | null = null;
  const tick = (): void => {
    nowMs = Date.now();
    for (const listener of listeners) listener();
  };
  return {
    now: () => nowMs,
    subscribe(listener) {
      listeners.add(listener);
      if (interval === null) {
        nowMs = Date.now();
        interval = setInterval(tick, periodMs);
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0 || interval === null) return;
        clearInterval(interval);
        interval = null;
      };
    },
  };
}
