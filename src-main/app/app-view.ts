import type { SnapshotParts } from '../ipc/snapshot-delta.ts';
import type { AppView } from '../shared/snapshot.ts';
import type { Notices } from './notices.ts';
import type { Services } from './services.ts';

/** What stays the same for the whole run. */
export type RunFacts = Omit<AppView, 'settled' | 'tray' | 'newDevices'>;

/** Everything the window shows, read from the rooms that own it. */
export function readSnapshot(
  facts: RunFacts & Pick<AppView, 'tray'>,
  { engine, desk }: Services,
  notices: Notices,
): SnapshotParts {
  return {
    app: { ...facts, settled: engine.settled(), newDevices: { paths: engine.newDevices() } },
    ports: engine.ports(),
    sync: engine.syncView(),
    settings: desk.view(),
    notices: notices.list(),
  };
}
