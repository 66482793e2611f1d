import type { OpenTransport } from '../serial/transport.ts';
import { createTransportOpener } from '../serial/transport-opener.ts';
import type { Clock } from '../shared/clock.ts';
import type { UpstreamTarget } from '../upstream/upstream-client.ts';
import type { CommandLine } from './command-line.ts';

/** What this run talks to: real ports and the marketplace, or the demo's. */
export interface RunSources {
  readonly openTransport: OpenTransport;
  /** Null: the ports of the settings. */
  readonly addresses: readonly string[] | null;
  /** Null: URL and key of flags and settings. */
  readonly fixedTarget: UpstreamTarget | null;
  stop(): Promise<void>;
}

export async function openSources(flags: CommandLine, clock: Clock): Promise<RunSources> {
  if (flags.demo === null) {
    return {
      openTransport: createTransportOpener({ clock }),
      addresses: flags.ports,
      fixedTarget: null,
      stop: () => Promise.resolve(),
    };
  }
  // Loaded on demand: the simulator has no place in the start of the real app.
  const { startDemo } = await import('./demo.ts');
  const demo = await startDemo(flags.demo, clock);
  return { ...demo, fixedTarget: demo.target };
}
