import { existsSync, readdirSync, readlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { resolveDevicePath } from './device-path.ts';
import { type DeviceScanner, inPathOrder } from './device-scanner.ts';
import type { DiscoveredDevice } from './discovered-device.ts';
import { linuxRoots, readSysfsTty, type SysfsRoots } from './sysfs-tty.ts';
import { explainMissingTty } from './usb-presence.ts';

interface Seen {
  /** Where the entry points to: `../../devices/pci…/1-2.3:1.2/ttyUSB2/tty/ttyUSB2`. Another place is another device. */
  readonly link: string;
  readonly device: DiscoveredDevice | null;
}

/** How many ttys are read in one go: some ms of the main process. */
const BATCH = 32;

/**
 * Looks at the names in /sys/class/tty and where they point to, which takes 1 to 2 ms for 512 ttys; only what is new or
 * points elsewhere is read.
 */
export function createSysfsScanner(roots: SysfsRoots = linuxRoots): DeviceScanner {
  const folder = join(roots.sysRoot, 'class/tty');
  const seen = new Map<string, Seen>();
  let devices: readonly DiscoveredDevice[] = [];

  /** Reads a tty unless it is known from before; true when that changed the picture. */
  function take(name: string, link: string): boolean {
    const before = seen.get(name);
    if (before?.link === link) return false;
    const tty = readSysfsTty(roots, name);
    // Without its file in /dev nobody can open it; it will have one in a moment.
    if (tty === 'no-node') return seen.delete(name);
    seen.set(name, { link, device: tty === 'none' ? null : tty });
    return tty !== 'none' || (before?.device ?? null) !== null;
  }

  function forgetOthersThan(names: ReadonlySet<string>): boolean {
    const gone = [...seen.keys()].filter((name) => !names.has(name));
    for (const name of gone) seen.delete(name);
    return gone.length > 0;
  }

  return {
    everyMs: 1000,
    async scan() {
      const names = namesIn(folder);
      let changed = forgetOthersThan(new Set(names));
      for (const [index, name] of names.entries()) {
        const link = linkOf(folder, name);
        if (link !== null && take(name, link)) changed = true;
        if (changed && index % BATCH === BATCH - 1) await nextTurn();
      }
      if (changed) devices = inPathOrder([...seen.values()].flatMap(({ device }) => device ?? []));
      return devices;
    },
    explainMissing: (deviceKey, usbId) => explainMissingTty(roots, deviceKey, usbId),
    async look(path) {
      const name = relative(roots.devRoot, resolveDevicePath(path)).replaceAll('/', '!');
      const link = linkOf(folder, name);
      if (link === null) return existsSync(folder) ? null : 'unknown';
      const before = seen.get(name);
      if (before?.link === link) return before.device;
      const tty = readSysfsTty(roots, name);
      return tty === 'none' || tty === 'no-node' ? null : tty;
    },
  };
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Null for an entry that went while it was looked at. */
function linkOf(folder: string, name: string): string | null {
  try {
    return readlinkSync(join(folder, name));
  } catch {
    return null;
  }
}

/** Lets everything else that waits have its turn. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
