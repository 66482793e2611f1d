import type { Clock } from '../shared/clock.ts';

/** A wait that its owner can end early. */
export interface Pause {
  /** Resolves after `ms`, or when `end` is called; at once for 0 or less. */
  wait(ms: number): Promise<void>;
  end(): void;
}

export function createPause(clock: Clock): Pause {
  let end: (() => void) | null = null;
  return {
    end: () => end?.(),
    async wait(ms) {
      if (ms <= 0) return;
      await new Promise<void>((resolve) => {
        const timer = clock.setTimer(ms, () => end?.());
        end = () => {
          end = null;
          timer.cancel();
          resolve();
        };
      });
    },
  };
}
