import { err, type Result } from '../shared/result.ts';
import type { GoodbyeChoice } from '../shared/snapshot.ts';
import type { GoodbyeAnswer } from './goodbye-dialog.ts';

export interface QuitFlow {
  /** `user`: somebody wants out and can be asked. `system`: a signal or a shutdown, nobody to ask. */
  quit(by: 'user' | 'system'): Promise<void>;
  /** True where a quit by the system takes numbers off, which needs some seconds. */
  takesOffUnasked(): boolean;
}

export interface QuitParts {
  readonly choice: () => GoodbyeChoice;
  readonly remember: (choice: GoodbyeChoice) => void;
  /** Numbers that the upstream has, or may have, on sale from here. */
  readonly onSale: () => number;
  readonly ask: (onSale: number) => Promise<GoodbyeAnswer | null>;
  /** Sends the list without the numbers; settles within 5 s. */
  readonly takeOff: () => Promise<Result<null>>;
  /** Tells why the numbers could not be taken off. True: quit all the same. */
  readonly quitAnyway: (why: string) => Promise<boolean>;
  /** The user stays after all: what a goodbye has stopped goes on. */
  readonly stay: () => void;
  /** Keeps for whoever asks next that the numbers stay on sale, and why. */
  readonly noteFailure: (why: string) => void;
  /** For the log: nobody reads a window when the system goes down. */
  readonly warn: (message: string) => void;
  /** Ends the app for good. */
  readonly leave: () => Promise<void>;
}

/** Decision 15: what becomes of the numbers is the user's choice; asked once, and never twice at the same time. */
export function createQuitFlow(parts: QuitParts): QuitFlow {
  let userFlow: Promise<void> | null = null;
  let systemFlow: Promise<void> | null = null;
  let left: Promise<void> | null = null;
  const leave = () => {
    left ??= parts.leave();
    return left;
  };

  const takesOffUnasked = () => parts.choice() === 'take-off' && parts.onSale() > 0;

  const takeOff = async (by: 'user' | 'system'): Promise<void> => {
    const taken = await tryTakeOff(parts);
    if (!taken.ok) parts.warn(`goodbye: ${taken.error}`);
    if (taken.ok) return leave();
    if (by === 'user' && !(await parts.quitAnyway(taken.error))) return parts.stay();
    parts.noteFailure(taken.error);
    await leave();
  };

  const letUserGo = async (): Promise<void> => {
    const onSale = parts.onSale();
    const choice = parts.choice();
    if (onSale === 0) return leave();
    if (choice !== 'ask') return choice === 'leave' ? leave() : takeOff('user');
    const answer = await parts.ask(onSale);
    if (answer === null) return parts.stay();
    if (answer.remember) parts.remember(answer.choice);
    return answer.choice === 'leave' ? leave() : takeOff('user');
  };

  return {
    quit(by) {
      // Nobody answers a question while the system goes down, nor a second one beside the first.
      if (by === 'system') {
        systemFlow ??= takesOffUnasked() ? takeOff(by) : leave();
        return systemFlow;
      }
      userFlow ??= letUserGo().finally(() => {
        userFlow = null;
      });
      return userFlow;
    },
    takesOffUnasked,
  };
}

/** A fault must not keep anybody from quitting. */
async function tryTakeOff({ takeOff }: Pick<QuitParts, 'takeOff'>): Promise<Result<null>> {
  try {
    return await takeOff();
  } catch (cause) {
    return err(cause instanceof Error ? cause.message : String(cause));
  }
}
