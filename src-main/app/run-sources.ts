import type { EngineOptions } from '../engine/engine-options.ts';
import type { OpenTransport } from '../serial/transport.ts';

/** What this run talks to: real ports and the marketplace, or the demo's. */
export interface RunSources {
  readonly openTransport: OpenTransport;
  /** Null: the ports of the settings. */
  readonly addresses: readonly string[] | null;
  /** Null: URL and key of flags and settings. */
  readonly fixedTarget: ReturnType<EngineOptions['target']>;
  stop(): Promise<void>;
}
