import type { ZodMiniType } from 'zod/mini';
import type { KnownPort } from '../pool/port-identity.ts';
import type { GraceMs } from '../pool/presence.ts';
import type { DeviceWatcher } from '../serial/device-watcher.ts';
import type { OpenTransport } from '../serial/transport.ts';
import type { Migration } from '../settings/file-version.ts';
import type { Clock } from '../shared/clock.ts';
import type { PortId } from '../shared/ids.ts';
import type { PinKeeper } from '../shared/pin-memory.ts';
import type { SyncMode } from '../shared/sync-view.ts';
import type { UssdCode } from '../shared/ussd-code.ts';
import type { UpstreamTarget } from '../upstream/upstream-client.ts';

/** Where the pool's ports are remembered; with ports from flags nothing is saved. */
export interface PortRegistry {
  list(): readonly KnownPort[];
  save(ports: readonly KnownPort[]): void;
}

export interface PauseRegistry {
  isPaused(id: PortId): boolean;
  setPaused(id: PortId, paused: boolean): void;
}

/** Opens a file of the profile through its schema. `set` throws when the disk refuses; the old file is then untouched. */
export type OpenStore = <T extends Record<string, unknown>>(file: {
  readonly name: string;
  readonly schema: ZodMiniType<T>;
  readonly defaults: () => T;
  readonly migrations?: readonly Migration[];
}) => { get(): T; set(value: T): void };

/** How the network is asked for numbers; read anew each time, as the user may change it. */
export interface UssdSettings {
  enabled(): boolean;
  codes(): readonly UssdCode[];
}

export interface EngineOptions {
  readonly clock: Clock;
  /** 0 (inclusive) to 1 (exclusive): jitter of polls and retries. */
  readonly random: () => number;
  /** Told to the upstream as part of the User-Agent. */
  readonly version: string;
  readonly openTransport: OpenTransport;
  /** Read for each request; null while URL or key is missing. */
  readonly target: () => UpstreamTarget | null;
  /** How changes are told upstream. Read anew at each change, and at once after targetChanged. */
  readonly syncMode: () => SyncMode;
  /** Where the history is kept; made when missing. */
  readonly journalPath: string;
  readonly openStore: OpenStore;
  readonly ports: PortRegistry;
  /** Left out where the ports are no devices of this computer: simulated modems. */
  readonly devices?: DeviceWatcher | undefined;
  readonly pauses: PauseRegistry;
  readonly graceMs: GraceMs;
  /** Left out, no network is ever asked. */
  readonly ussd?: UssdSettings | undefined;
  /** What is known of the PINs of SIMs; left out, it is forgotten when the app ends. */
  readonly pins?: PinKeeper | undefined;
  /** Faults that must not stop the app: a journal row that could not be written. */
  readonly warn: (message: string) => void;
  /** The number book cannot be saved, and why; null once it is saved again. Until then it is kept in memory. */
  readonly onBookFault?: (fault: string | null) => void;
}
