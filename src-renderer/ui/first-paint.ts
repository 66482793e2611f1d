/**
 * Settles once the first content stands on the screen, as the browser itself tells it. The window draws nothing before its
 * first snapshot, so this is the grid, or what stands in its place. Does not settle while the window is never painted.
 */
export function firstPaint(): Promise<void> {
  return new Promise((resolve) => {
    const observer = new PerformanceObserver((list) => {
      if (list.getEntriesByName('first-contentful-paint').length === 0) return;
      observer.disconnect();
      resolve();
    });
    observer.observe({ type: 'paint', buffered: true });
  });
}
