import type { StoreRepair } from '../settings/json-store.ts';
import type { Notices } from './notices.ts';

const titles = {
  settings: 'The settings could not be read',
  secrets: 'The stored API key could not be read',
  book: 'The number book could not be read',
} as const;

type Repairable = Readonly<Record<keyof typeof titles, { readonly repair: StoreRepair | null }>>;

/** Tells the user which files were damaged, where they lie now, and what goes on in their place. */
export function noteRepairs(notices: Notices, stores: Repairable, journalAside: string | null): void {
  for (const name of Object.keys(titles) as (keyof typeof titles)[]) {
    const { repair } = stores[name];
    if (repair === null) continue;
    const goesOn =
      repair.restoredFrom === 'backup'
        ? 'The last good copy is in use.'
        : 'There was no good copy: please check them.';
    notices.add({
      id: `damaged-${name}`,
      level: repair.restoredFrom === 'backup' ? 'warning' : 'error',
      title: titles[name],
      text: `${goesOn} The damaged file was kept as ${repair.asidePath} (${repair.why}).`,
    });
  }
  if (journalAside === null) return;
  notices.add({
    id: 'damaged-journal',
    level: 'warning',
    title: 'The journal could not be read',
    text: `A new one was begun. The damaged file was kept as ${journalAside}.`,
  });
}
