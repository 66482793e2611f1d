import { finalWords } from './final-words.ts';
import { askGoodbye, askQuitAnyway } from './goodbye-dialog.ts';
import { writeGoodbyeNote } from './goodbye-note.ts';
import type { Leave } from './leave.ts';
import type { QuitParts } from './quit-flow.ts';
import type { Services } from './services.ts';

/** The quit flow's hands: settings, upstream and dialogs. A demo has nothing on sale, so nothing is asked. */
export function quitParts(parts: {
  readonly services: Services;
  readonly demo: boolean;
  readonly leave: Leave;
  /** Without a tray the window is the only way back to an app that stays. */
  readonly showWindow: () => void;
  readonly warn: (message: string) => void;
}): QuitParts {
  const { settings, engine, folder } = parts.services;
  /** A full disk must not keep anybody from quitting. */
  const tryTo = (write: () => void, what: string) => {
    try {
      write();
    } catch (cause) {
      parts.warn(`${what}: ${cause instanceof Error ? cause.message : String(cause)}`);
    }
  };
  return {
    choice: () => settings.get().goodbye,
    remember: (goodbye) => tryTo(() => settings.set({ ...settings.get(), goodbye }), 'settings'),
    onSale: () => (parts.demo ? 0 : engine.syncView().mayBeListed),
    ask: askGoodbye,
    takeOff: engine.goodbye,
    quitAnyway: (why) => askQuitAnyway(finalWords(why)),
    stay() {
      engine.stay();
      parts.leave.startAgainWith(null);
      parts.showWindow();
    },
    noteFailure: (why) => tryTo(() => writeGoodbyeNote(folder, finalWords(why)), 'goodbye'),
    warn: parts.warn,
    leave: parts.leave.leave,
  };
}
