import type { Result } from '../shared/result.ts';
import type { GoodbyeChoice } from '../shared/snapshot.ts';
import type { GoodbyeAnswer } from './goodbye-dialog.ts';

export interface QuitFlow {
  /** `user`: somebody wants out and can be asked. `system`: a signal or a shutdown, nobody to ask. */
  quit(by: 'user' | 'system'): Promise<void>;
}

export interface QuitParts {
  readonly choice: () => GoodbyeChoice;
  readonly remember: (choice: GoodbyeChoice) => void;
  /** Numbers the upstream has on sale from here. */
  readonly onSale: () => number;
  readonly ask: (onSale: number) => Promise<GoodbyeAnswer | null>;
  /** Sends the list without the numbers; settles within 5 s. */
  readonly takeOff: () => Promise<Result<null>>;
  /** Tells why the numbers could not be taken off. True: quit all the same. */
  readonly quitAnyway: (why: string) => Promise<boolean>;
  /** Ends the app for good. */
  readonly leave: () => Promise<void>;
}

/** Decision 15: what becomes of the numbers is the user's choice; asked once, and never twice at the same time. */
export function createQuitFlow(parts: QuitParts): QuitFlow {
  let asked: Promise<void> | null = null;
  let left: Promise<void> | null = null;
  const leave = () => {
    left ??= parts.leave();
    return left;
  };

  const takeOff = async (by: 'user' | 'system'): Promise<void> => {
    const taken = await parts.takeOff();
    if (taken.ok || by === 'system' || (await parts.quitAnyway(taken.error))) await leave();
  };

  const askAndGo = async (onSale: number): Promise<void> => {
    const answer = await parts.ask(onSale);
    if (answer === null) return;
    if (answer.remember) parts.remember(answer.choice);
    await (answer.choice === 'take-off' ? takeOff('user') : leave());
  };

  return {
    async quit(by) {
      const choice = parts.choice();
      const onSale = parts.onSale();
      if (onSale > 0 && choice === 'take-off') return takeOff(by);
      // Nobody answers a question while the system goes down, nor a second one beside the first.
      if (onSale === 0 || choice === 'leave' || by === 'system') return leave();
      asked ??= askAndGo(onSale).finally(() => {
        asked = null;
      });
      return asked;
    },
  };
}
