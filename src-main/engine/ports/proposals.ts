import type { FoundPort } from '../../pool/port-finder.ts';
import { isUsbModem } from '../../pool/port-place.ts';
import { pathsToPropose } from '../../serial/at-interface.ts';
import type { DiscoveredDevice } from '../../serial/discovered-device.ts';

/** Which devices to offer to a person for the pool. */
export interface Proposals {
  /** True when `paths` has changed. */
  update(devices: readonly DiscoveredDevice[], found: readonly FoundPort[]): boolean;
  /** One tty for each modem that is no port. */
  paths(): readonly string[];
}

/**
 * A modem is offered whenever it is no port. An adapter, behind which may be anything, only when it was plugged in while the app
 * runs: one that was there before was left out by somebody.
 */
export function createProposals(): Proposals {
  let declined: ReadonlySet<string> | null = null;
  let paths: readonly string[] = [];
  return {
    update(devices, found) {
      const adapters = devices.filter(({ usbId }) => usbId !== null && !isUsbModem(usbId)).map(keyOf);
      const before = declined ?? new Set(adapters);
      const left = new Set(adapters.filter((key) => before.has(key)));
      declined = left;
      const used = new Set(found.flatMap(({ ttys }) => ttys.map(({ path }) => path)));
      const proposed = pathsToPropose(devices);
      const next = devices
        .filter((device) => proposed.has(device.path) && !used.has(device.path) && !left.has(keyOf(device)))
        .map(({ path }) => path);
      const changed = next.join('\n') !== paths.join('\n');
      paths = next;
      return changed;
    },
    paths: () => paths,
  };
}

function keyOf({ path, location }: DiscoveredDevice): string {
  return `${path} ${location}`;
}
