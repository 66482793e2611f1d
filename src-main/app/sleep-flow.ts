import type { Result } from '../shared/result.ts';
import { finalWords } from './final-words.ts';
import type { Notices } from './notices.ts';
import type { QuitParts } from './quit-flow.ts';

export interface SleepFlow {
  suspended(): void;
  resumed(): void;
}

const NOTICE_ID = 'sleep-goodbye';

/**
 * Decision 15 for sleep: nobody can be asked, so the numbers are taken off only where the user chose that for good. The system
 * gives a second or two; what did not get through in that time is told after waking.
 */
export function createSleepFlow(
  parts: Pick<QuitParts, 'choice' | 'onSale'> & {
    readonly notices: Pick<Notices, 'add' | 'settle'>;
    readonly suspend: () => void;
    readonly resume: () => Promise<void>;
    /** As suspend, with the numbers taken off. */
    readonly suspendTakenOff: () => Promise<Result<null>>;
    readonly warn: (message: string) => void;
  },
): SleepFlow {
  const { notices, warn } = parts;

  async function takeOff(): Promise<void> {
    const taken = await parts.suspendTakenOff();
    if (taken.ok) notices.settle(NOTICE_ID);
    else {
      notices.add({
        id: NOTICE_ID,
        level: 'warning',
        title: 'The numbers were not taken off before sleep',
        text: finalWords(taken.error),
      });
    }
  }

  return {
    suspended() {
      if (parts.choice() === 'take-off' && parts.onSale() > 0)
        takeOff().catch((cause: unknown) => warn(`sleep: ${String(cause)}`));
      else parts.suspend();
    },
    resumed() {
      parts.resume().catch((cause: unknown) => warn(`wake: ${String(cause)}`));
    },
  };
}
