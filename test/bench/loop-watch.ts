/** How long the event loop was held up at a time, ms, from now until it is asked. */
export function watchLoop(): { stop(): number } {
  let longestMs = 0;
  let beforeMs = performance.now();
  let running = true;
  const look = () => {
    const nowMs = performance.now();
    longestMs = Math.max(longestMs, nowMs - beforeMs);
    beforeMs = nowMs;
    if (running) setImmediate(look);
  };
  setImmediate(look);
  return {
    stop() {
      running = false;
      return longestMs;
    },
  };
}
