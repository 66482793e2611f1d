import { existsSync, lstatSync, readdirSync, readlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { resolveDevicePath } from './device-path.ts';
import { type DeviceScanner, inPathOrder } from './device-scanner.ts';
import type { DiscoveredDevice } from './discovered-device.ts';
import { linuxRoots, nodeOf, readSysfsTty, type SysfsRoots, type SysfsTty } from './sysfs-tty.ts';
import { codeOf } from './system-errors.ts';
import { explainMissingTty } from './usb-presence.ts';

interface Seen {
  /** See stampOf. Another stamp is another device. */
  readonly stamp: string;
  readonly tty: SysfsTty;
}

/** How many ttys are read in one go: some ms of the main process. */
const BATCH = 32;

/**
 * Looks at the names in /sys/class/tty and where they point to, which takes some 3 ms for 512 ttys; only what is new or
 * points elsewhere is read.
 */
export function createSysfsScanner(roots: SysfsRoots = linuxRoots): DeviceScanner {
  const folder = join(roots.sysRoot, 'class/tty');
  const seen = new Map<string, Seen>();
  let devices: readonly DiscoveredDevice[] = [];

  /** Reads a tty unless it is known from before; true when that changed the picture. */
  function take(name: string, stamp: string): boolean {
    const before = seen.get(name);
    if (before?.stamp === stamp && !(before.tty === 'no-node' && existsSync(nodeOf(roots, name))))
      return false;
    const tty = readSysfsTty(roots, name);
    if (tty === 'unread') return seen.delete(name);
    seen.set(name, { stamp, tty });
    return deviceOf(tty) !== null || (before !== undefined && deviceOf(before.tty) !== null);
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
      if (names === null) return devices;
      let changed = forgetOthersThan(new Set(names));
      for (const [index, name] of names.entries()) {
        const stamp = stampOf(folder, name);
        if (stamp !== null && take(name, stamp)) changed = true;
        if (changed && index % BATCH === BATCH - 1) await nextTurn();
      }
      if (changed) devices = inPathOrder([...seen.values()].flatMap(({ tty }) => deviceOf(tty) ?? []));
      return devices;
    },
    explainMissing: (deviceKey, usbId) => explainMissingTty(roots, deviceKey, usbId),
    async look(path) {
      const name = relative(roots.devRoot, resolveDevicePath(path)).replaceAll('/', '!');
      const stamp = stampOf(folder, name);
      if (stamp === null) return existsSync(folder) ? null : 'unknown';
      const before = seen.get(name);
      return deviceOf(before?.stamp === stamp ? before.tty : readSysfsTty(roots, name));
    },
  };
}

function deviceOf(tty: SysfsTty): DiscoveredDevice | null {
  return typeof tty === 'string' ? null : tty;
}

/** Null where they cannot be read now (no descriptor left): that says nothing of the devices. */
function namesIn(folder: string): readonly string[] | null {
  try {
    return readdirSync(folder);
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? [] : null;
  }
}

/**
 * Where an entry points to, `../../devices/pci…/1-2.3:1.2/ttyUSB2/tty/ttyUSB2`, and its inode, which the kernel gives out anew
 * for each device: another one plugged into the same socket between two looks, or over a sleep, has the same name and place.
 * Null for an entry that went while it was looked at.
 */
function stampOf(folder: string, name: string): string | null {
  const entry = join(folder, name);
  try {
    return `${lstatSync(entry).ino} ${readlinkSync(entry)}`;
  } catch {
    return null;
  }
}

/** Lets everything else that waits have its turn. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
