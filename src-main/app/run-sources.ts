import type { EngineOptions } from '../engine/engine-options.ts';
import type { DeviceWatcher } from '../serial/device-watcher.ts';
import type { OpenTransport } from '../serial/transport.ts';

/** What this run talks to: real ports and the marketplace, or the demo's. */
export interface RunSources {
  readonly openTransport: OpenTransport;
  /** Left out in the demo: its modems are no devices of this computer. */
  readonly devices?: DeviceWatcher | undefined;
  /** Null: the ports of the settings. */
  readonly addresses: readonly string[] | null;
  /** Null: URL and key of flags and settings. */
  readonly fixedTarget: ReturnType<EngineOptions['target']>;
  stop(): Promise<void>;
}
