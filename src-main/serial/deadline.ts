import type { Clock } from '../shared/clock.ts';

/**
 * Waits for `work` at most `timeoutMs`, then settles with `onTimeout()`. Work that comes too late is handed to `onLate`,
 * so that what it opened can be closed.
 */
export function withDeadline<T>(
  clock: Clock,
  timeoutMs: number,
  work: Promise<T>,
  late: { onTimeout(): T; onLate(value: T): void },
): Promise<T> {
  return new Promise((resolve, reject) => {
    let expired = false;
    const timer = clock.setTimer(timeoutMs, () => {
      expired = true;
      resolve(late.onTimeout());
    });
    work.then(
      (value) => {
        if (expired) return late.onLate(value);
        timer.cancel();
        resolve(value);
      },
      (error) => {
        timer.cancel();
        reject(error);
      },
    );
  });
}
