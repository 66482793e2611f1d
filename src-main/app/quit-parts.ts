import { askGoodbye, askQuitAnyway } from './goodbye-dialog.ts';
import type { QuitParts } from './quit-flow.ts';
import type { Services } from './services.ts';

/** The quit flow's hands: settings, upstream and dialogs. A demo has nothing on sale, so nothing is asked. */
export function quitParts({
  services,
  demo,
  leave,
}: {
  readonly services: Services;
  readonly demo: boolean;
  readonly leave: () => Promise<void>;
}): QuitParts {
  const { settings, engine } = services;
  return {
    choice: () => settings.get().goodbye,
    remember: (goodbye) => settings.set({ ...settings.get(), goodbye }),
    onSale: () => (demo ? 0 : engine.syncView().accepted.length),
    ask: askGoodbye,
    takeOff: () => engine.goodbye(),
    quitAnyway: askQuitAnyway,
    leave,
  };
}
