import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { DiscoveredDevice } from './discovered-device.ts';

/** Where to look; other folders in tests. */
export interface SysfsRoots {
  readonly sysRoot: string;
  readonly devRoot: string;
}

export const linuxRoots: SysfsRoots = { sysRoot: '/sys', devRoot: '/dev' };

/**
 * `none`: no hardware behind it, and never will be. `no-node`: it has no file in /dev, without which nobody can open it: not yet, or
 * never in a container. `unread`: it went while it was looked at, or no descriptor was left.
 */
export type SysfsTty = DiscoveredDevice | 'none' | 'no-node' | 'unread';

/** Terminals of virtual machines: a device behind them, but never a modem. */
const consoleNames = /^hvc/;

/**
 * What sysfs says of one tty: needs neither udevadm nor rights, and knows the interface and topology path that udevadm's
 * list leaves out.
 *
 * Synchronous, since sysfs lives in memory: as jobs for the thread pool the same reads take five times as long.
 */
export function readSysfsTty(roots: SysfsRoots, name: string): SysfsTty {
  const { sysRoot } = roots;
  if (consoleNames.test(name)) return 'none';
  const tty = join(sysRoot, 'class/tty', name);
  const device = realPathOf(join(tty, 'device'));
  if (device === null) return 'none';
  // Mainboards announce UARTs that were never fitted; the kernel gives them the type 0.
  if (readSysfsText(join(tty, 'type')) === '0') return 'none';
  const path = nodeOf(roots, name);
  if (!existsSync(path)) return 'no-node';
  const usb = findUsb(device, sysRoot);
  return usb === null ? withoutUsb(path) : describeUsb(path, device, usb);
}

/** sysfs writes the slash of a folder in /dev as an exclamation mark. */
export function nodeOf({ devRoot }: SysfsRoots, name: string): string {
  return join(devRoot, name.replaceAll('!', '/'));
}

interface UsbFolders {
  readonly device: string;
  /** Null for the few drivers that sit on the USB device itself. */
  readonly interface: string | null;
  readonly hostController: string | null;
}

/** Walks up from the tty's device: the interface comes first, the USB device above it, then hubs, root hub and controller. */
function findUsb(start: string, sysRoot: string): UsbFolders | null {
  const top = realPathOf(sysRoot);
  let usbInterface: string | null = null;
  for (let folder = start; folder !== top && folder !== dirname(folder); folder = dirname(folder)) {
    if (existsSync(join(folder, 'idVendor')))
      return { device: folder, interface: usbInterface, hostController: controllerAbove(folder) };
    if (usbInterface === null && existsSync(join(folder, 'bInterfaceNumber'))) usbInterface = folder;
  }
  return null;
}

/** `.../0000:00:14.0/usb1/1-2/1-2.3` is on the controller 0000:00:14.0. */
function controllerAbove(usbDevice: string): string | null {
  const parts = usbDevice.split('/');
  const rootHub = parts.findLastIndex((part) => /^usb\d+$/.test(part));
  return parts[rootHub - 1] ?? null;
}

function describeUsb(path: string, device: string, usb: UsbFolders): DiscoveredDevice | 'unread' {
  const ofDevice = (name: string) => readSysfsText(join(usb.device, name));
  const ofInterface = (name: string) =>
    usb.interface === null ? null : readSysfsText(join(usb.interface, name));
  const [vendor, product] = [ofDevice('idVendor'), ofDevice('idProduct')];
  if (vendor === null || product === null) return 'unread';
  const number = ofInterface('bInterfaceNumber');
  const classParts = ['bInterfaceClass', 'bInterfaceSubClass', 'bInterfaceProtocol'].map(ofInterface);
  const portOfInterface = Number(readSysfsText(join(device, 'port_number')) ?? '0');
  const place = basename(usb.interface ?? usb.device);
  return {
    path,
    usbId: `${vendor}:${product}`.toLowerCase(),
    manufacturer: ofDevice('manufacturer'),
    product: ofDevice('product'),
    serialNumber: ofDevice('serial'),
    // Some adapters have several ttys on one interface, told apart by a number only.
    location: portOfInterface > 0 ? `${place}.${portOfInterface}` : place,
    interfaceNumber: number === null ? null : Number.parseInt(number, 16),
    interfaceClass: classParts.includes(null) ? null : classParts.join('').toLowerCase(),
    deviceKey: basename(usb.device),
    hostController: usb.hostController,
  };
}

function withoutUsb(path: string): DiscoveredDevice {
  return {
    path,
    usbId: null,
    manufacturer: null,
    product: null,
    serialNumber: null,
    location: null,
    interfaceNumber: null,
    interfaceClass: null,
    deviceKey: null,
    hostController: null,
  };
}

/** Null for what is missing or empty: sysfs has no file where the device has no such string. */
export function readSysfsText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim() || null;
  } catch {
    return null;
  }
}

function realPathOf(path: string): string | null {
  try {
    return realpathSync(path);
  } catch {
    return null;
  }
}
