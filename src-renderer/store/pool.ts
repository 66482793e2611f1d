import type { PortId } from '../../src-main/shared/ids.ts';
import type { PortView } from '../../src-main/shared/port-view.ts';
import type { AppView, Notice, SettingsView } from '../../src-main/shared/snapshot.ts';
import type { SyncView } from '../../src-main/shared/sync-view.ts';

/** Ports by id: a delta replaces the changed ones alone, so that only their cards are drawn again. */
export type PortTable = Readonly<Record<PortId, PortView>>;

/** What main said last. */
export interface Pool {
  readonly seq: number;
  readonly app: AppView;
  readonly ports: PortTable;
  /** In port order: `Port2` before `Port10`. */
  readonly order: readonly PortId[];
  readonly sync: SyncView;
  readonly settings: SettingsView;
  readonly notices: readonly Notice[];
}
