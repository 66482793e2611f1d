import { countdownText } from '../../format/duration.ts';
import { useRuntime, useWindow } from '../../runtime.tsx';
import type { Pool } from '../../store/pool.ts';
import { useNow } from '../../ui/use-now.ts';

interface CountdownView {
  readonly kind: 'next' | 'retry' | 'sending' | 'gathering' | 'none';
  /** `3:12`, or a dash when nothing is planned. */
  readonly text: string;
  /** What is left of the wait, 0 to 1. */
  readonly fraction: number;
  readonly nextAt: string | null;
}

/** Ticks once a second, while something is planned. */
export function useCountdown(): CountdownView {
  const { seconds } = useRuntime();
  const sync = useWindow((state) => state.pool.sync);
  return countdownOf(sync, useNow(seconds));
}

export function countdownOf(
  { state, nextAt, lastAttemptAt }: Pick<Pool['sync'], 'state' | 'nextAt' | 'lastAttemptAt'>,
  nowMs: number,
): CountdownView {
  if (state === 'sending') return { kind: 'sending', text: '0:00', fraction: 0, nextAt: null };
  if (nextAt === null) return { kind: 'none', text: '–', fraction: 0, nextAt };
  const dueMs = Date.parse(nextAt);
  const remainingMs = dueMs - nowMs;
  const wholeMs = lastAttemptAt === null ? remainingMs : dueMs - Date.parse(lastAttemptAt);
  const fraction = wholeMs > 0 ? Math.min(1, Math.max(0, remainingMs / wholeMs)) : 0;
  return { kind: kindOf(state), text: countdownText(remainingMs), fraction, nextAt };
}

function kindOf(state: Pool['sync']['state']): CountdownView['kind'] {
  if (state === 'gathering') return 'gathering';
  return state === 'retrying' || state === 'blocked' ? 'retry' : 'next';
}
