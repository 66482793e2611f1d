import type { PortId } from './ids.ts';
import type { PortView } from './port-view.ts';
import type { SyncMode, SyncView } from './sync-view.ts';
import type { UssdCode } from './ussd-code.ts';

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
  readonly syncMode: SyncMode;
  /** The network is asked for a number that nothing else tells; some operators charge for it. */
  readonly ussdLookup: boolean;
  /** Built-in codes with the user's own over them, by MCC and MNC. */
  readonly ussdCodes: readonly UssdCode[];
  /** How long a lost registration keeps a number on the list, 0 to 300 000 ms. */
  readonly registrationGraceMs: number;
  /** How long a lost port or modem keeps a number on the list, 0 to 60 000 ms. */
  readonly portGraceMs: number;
}

/** A known kind of modem or adapter that was plugged in and is no port yet. */
interface NewDevicesView {
  /** Paths to propose, one a modem. */
  readonly paths: readonly string[];
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
  readonly newDevices: NewDevicesView;
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
  /** Those of its fields that changed: lists of 512 numbers need not go with each change of state. */
  readonly sync?: Partial<SyncView>;
  readonly settings?: SettingsView;
  readonly notices?: readonly Notice[];
}
