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
  const { settings, engine } = parts.services;
  return {
    choice: () => settings.get().goodbye,
    remember(goodbye) {
      try {
        settings.set({ ...settings.get(), goodbye });
      } catch (cause) {
        // A full disk must not keep anybody from quitting.
        parts.warn(`settings: ${cause instanceof Error ? cause.message : String(cause)}`);
      }
    },
    onSale: () => (parts.demo ? 0 : engine.syncView().mayBeListed),
    ask: askGoodbye,
    takeOff: engine.goodbye,
    quitAnyway: (why) => askQuitAnyway(finalWords(why)),
    stay() {
      engine.stay();
      parts.leave.startAgainWith(null);
      parts.showWindow();
    },
    noteFailure(why) {
      try {
        writeGoodbyeNote(parts.services.folder, finalWords(why));
      } catch (cause) {
        parts.warn(`goodbye: ${cause instanceof Error ? cause.message : String(cause)}`);
      }
    },
    warn: parts.warn,
    leave: parts.leave.leave,
  };
}
