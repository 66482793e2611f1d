import type { EngineOptions, OpenStore } from '../../src-main/engine/engine-options.ts';
import type { KnownPort } from '../../src-main/pool/port-identity.ts';
import { DEFAULT_GRACE } from '../../src-main/pool/presence.ts';

/** What an engine needs beside a clock, a way to open ports and the ports themselves. Nothing is kept; a warning is an error. */
export function engineOptions(
  options: Pick<EngineOptions, 'clock' | 'openTransport'> &
    Partial<Omit<EngineOptions, 'ports'>> & { readonly ports: readonly KnownPort[] },
): EngineOptions {
  let ports = options.ports;
  return {
    random: () => 0.5,
    version: '1.2.3',
    target: () => ({ baseUrl: 'https://upstream.example', apiKey: 'key-of-the-test' }),
    journalPath: ':memory:',
    openStore: openMemoryStore,
    syncMode: () => 'list',
    pauses: { isPaused: () => false, setPaused: () => undefined },
    graceMs: DEFAULT_GRACE,
    warn: (message) => {
      throw new Error(message);
    },
    ...options,
    ports: {
      list: () => ports,
      save: (next) => {
        ports = next;
      },
    },
  };
}

const openMemoryStore: OpenStore = ({ defaults }) => {
  let value = defaults();
  return {
    get: () => value,
    set: (next) => {
      value = next;
    },
  };
};
