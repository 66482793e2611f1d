import type { Engine } from '../engine/engine.ts';
import type { JsonStore } from '../settings/json-store.ts';
import type { Notices } from './notices.ts';

const names: Readonly<Record<string, string>> = {
  settings: 'settings',
  secrets: 'stored API key and PINs',
  book: 'number book',
};

/** Tells the user when a file could not be used: where it lies now, and what goes on in its place. Hands the store on. */
export function noteRepair<T>(notices: Notices, name: string, store: JsonStore<T>): JsonStore<T> {
  const { repair } = store;
  if (repair === null) return store;
  const { cause, asidePath, why } = repair;
  const restored = repair.restoredFrom === 'backup';
  const what = names[name] ?? `file ${name}.json`;
  const goesOn = restored ? 'The last good copy is in use.' : 'There was no good copy: please check it.';
  notices.add({
    id: `damaged-${name}`,
    level: restored ? 'warning' : 'error',
    ...(cause === 'damaged'
      ? {
          title: `The ${what} could not be read`,
          text: `${goesOn} The damaged file was kept as ${asidePath} (${why}).`,
        }
      : {
          title: `The ${what} ${name === 'book' ? 'is' : 'are'} from a newer Portlight`,
          text: `${goesOn} Nothing was lost: to use the newer file, quit, install the newer Portlight and give ${asidePath} its name ${name}.json back (${why}).`,
        }),
  });
  return store;
}

/** Tells of a history file that was damaged, now or later, and of history that is in memory only. */
export function watchHistory(notices: Notices, history: Engine['history']): void {
  const note = () => {
    if (history.setAside !== null) {
      const { path, why } = history.setAside;
      notices.add({
        id: 'damaged-journal',
        level: 'warning',
        ...(why === 'damaged'
          ? {
              title: 'The history could not be read',
              text: `A new one was begun. The damaged file was kept as ${path}.`,
            }
          : {
              title: 'The history is from a newer Portlight',
              text: `A new one was begun. Nothing was lost: to use the newer file, quit, install the newer Portlight and give ${path} its old name back.`,
            }),
      });
    }
    if (history.fault === null) {
      notices.settle('journal-fault');
      return;
    }
    const { kind, why } = history.fault;
    notices.add({
      id: 'journal-fault',
      level: 'error',
      title: 'History is not saved',
      text:
        kind === 'memory'
          ? `It is kept until Portlight ends. Make its folder writable, then start Portlight again (${why}).`
          : `What happens now is not written down; selling goes on. Make room on the disk (${why}).`,
    });
  };
  note();
  history.onStateChange(note);
}

/** What a full disk does to the number book: nothing is lost while the app runs. */
export function noteBookFault(notices: Notices, fault: string | null): void {
  if (fault === null) {
    notices.settle('book-fault');
    return;
  }
  notices.add({
    id: 'book-fault',
    level: 'error',
    title: 'Numbers and rent are not saved',
    text: `What you change counts until Portlight ends, and is saved as soon as it can be. Make room on the disk (${fault}).`,
  });
}
