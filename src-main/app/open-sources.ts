import { createDeviceWatcher } from '../serial/device-watcher.ts';
import { createDeviceScanner } from '../serial/discovery.ts';
import { createTransportOpener } from '../serial/transport-opener.ts';
import type { Clock } from '../shared/clock.ts';
import type { CommandLine } from './command-line.ts';
import type { RunSources } from './run-sources.ts';

export async function openSources(flags: CommandLine, clock: Clock): Promise<RunSources> {
  if (flags.demo === null) {
    return {
      openTransport: createTransportOpener({ clock }),
      devices: createDeviceWatcher({ clock, scanner: createDeviceScanner() }),
      addresses: flags.ports,
      fixedTarget: null,
      stop: () => Promise.resolve(),
    };
  }
  // Loaded on demand: the simulator has no place in the start of the real app.
  const { startDemo } = await import('./demo.ts');
  return startDemo(flags.demo, clock);
}
