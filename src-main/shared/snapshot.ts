import type { PortId } from './ids.ts';
import type { PortView } from './port-view.ts';
import type { SyncView } from './sync-view.ts';

/** Something the user must know that belongs to no single port: a settings file set aside, a key that cannot be read. */
export interface Notice {
  readonly id: string;
  readonly level: 'info' | 'warning' | 'error';
  readonly title: string;
  readonly text: string;
}

export type ThemeChoice = 'system' | 'light' | 'dark';

/** What happens to the numbers when the app goes away; `ask` until the user chose once. */
export type GoodbyeChoice = 'ask' | 'leave' | 'take-off';

/** What the window may know of the settings. The key itself never leaves the main process. */
export interface SettingsView {
  readonly upstreamUrl: string | null;
  readonly hasApiKey: boolean;
  /** How the key is kept: `keychain` is safe, `basic-text` is not, `file` came by flag and is not stored. */
  readonly keyStorage: 'keychain' | 'basic-text' | 'file' | 'none';
  readonly theme: ThemeChoice;
  readonly density: 'auto' | 'cards' | 'table';
  readonly rentExplained: boolean;
  readonly goodbye: GoodbyeChoice;
}

export interface AppView {
  readonly version: string;
  readonly startedAt: string;
  readonly platform: 'linux' | 'win32' | 'darwin';
  readonly demo: boolean;
  /** True while ports or upstream come from flags: they win for this run and are not saved. */
  readonly portsFromFlags: boolean;
  readonly upstreamFromFlags: boolean;
  readonly tray: boolean;
  /** True once every known port is active or given a reason, or 30 s have passed. */
  readonly settled: boolean;
}

export interface Snapshot {
  /** Grows by one with each delta; a gap tells the window to ask for a whole snapshot again. */
  readonly seq: number;
  readonly app: AppView;
  readonly ports: readonly PortView[];
  readonly sync: SyncView;
  readonly settings: SettingsView;
  readonly notices: readonly Notice[];
}

/** What changed since snapshot `seq - 1`. Absent fields did not change. */
export interface SnapshotDelta {
  readonly seq: number;
  readonly app?: AppView;
  readonly ports?: readonly PortView[];
  readonly removedPorts?: readonly PortId[];
  readonly sync?: SyncView;
  readonly settings?: SettingsView;
  readonly notices?: readonly Notice[];
}
