import type { OpenStore, PauseRegistry, PortRegistry } from '../../src-main/engine/engine-options.ts';
import type { KnownPort } from '../../src-main/pool/port-identity.ts';
import type { PortId } from '../../src-main/shared/ids.ts';
import type { SyncMode } from '../../src-main/shared/sync-view.ts';

/** What stays on the computer when the app is killed: settings and book as written last, and the journal's file. */
export interface Computer {
  readonly journalPath: string;
  readonly openStore: OpenStore;
  readonly ports: PortRegistry;
  readonly pauses: PauseRegistry;
  /** How far the wall clock runs ahead, ms. */
  wallErrorMs: number;
  /** As chosen in the settings. */
  mode: SyncMode;
  readonly countsSleep: boolean;
}

export function createComputer(options: {
  readonly journalPath: string;
  readonly ports: readonly KnownPort[];
  readonly countsSleep: boolean;
  readonly mode: SyncMode;
}): Computer {
  const files = new Map<string, string>();
  const paused = new Set<PortId>();
  let { ports } = options;
  return {
    journalPath: options.journalPath,
    countsSleep: options.countsSleep,
    wallErrorMs: 0,
    mode: options.mode,
    openStore: ({ name, schema, defaults }) => ({
      get() {
        const text = files.get(name);
        return text === undefined ? defaults() : schema.parse(JSON.parse(text));
      },
      set: (value) => void files.set(name, JSON.stringify(value)),
    }),
    ports: {
      list: () => ports,
      save: (next) => {
        ports = next;
      },
    },
    pauses: {
      isPaused: (id) => paused.has(id),
      setPaused: (id, on) => void (on ? paused.add(id) : paused.delete(id)),
    },
  };
}
