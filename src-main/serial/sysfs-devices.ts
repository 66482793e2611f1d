import { access, readdir, readFile, realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { DiscoveredDevice } from './discovered-device.ts';

/** Where to look; other folders in tests. */
interface SysfsRoots {
  readonly sysRoot: string;
  readonly devRoot: string;
}

const linuxRoots: SysfsRoots = { sysRoot: '/sys', devRoot: '/dev' };

/** Terminals of virtual machines: a device behind them, but never a modem. */
const consoleNames = /^hvc/;

/**
 * The ttys with hardware behind them, by sysfs: needs neither udevadm nor rights, and knows the interface and topology
 * path that udevadm's list leaves out.
 */
export async function listSysfsDevices(roots: SysfsRoots = linuxRoots): Promise<readonly DiscoveredDevice[]> {
  const names = await readdir(join(roots.sysRoot, 'class/tty')).catch(() => []);
  const devices = await Promise.all(
    names.filter((name) => !consoleNames.test(name)).map((name) => readTty(roots, name)),
  );
  return devices.filter((device) => device !== null).sort((a, b) => byNumber(a.path, b.path));
}

/** ttyUSB2 before ttyUSB10. */
function byNumber(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}

async function readTty(roots: SysfsRoots, name: string): Promise<DiscoveredDevice | null> {
  const tty = join(roots.sysRoot, 'class/tty', name);
  const device = await realpath(join(tty, 'device')).catch(() => null);
  if (device === null) return null;
  // Mainboards announce UARTs that were never fitted; the kernel gives them the type 0.
  if ((await readText(join(tty, 'type'))) === '0') return null;
  // sysfs writes the slash of a folder in /dev as an exclamation mark.
  const path = join(roots.devRoot, name.replaceAll('!', '/'));
  if (!(await exists(path))) return null;
  const usb = await findUsb(device, roots.sysRoot);
  return usb === null ? withoutUsb(path) : describeUsb(path, device, usb);
}

interface UsbFolders {
  readonly device: string;
  /** Null for the few drivers that sit on the USB device itself. */
  readonly interface: string | null;
}

/** Walks up from the tty's device: the interface comes first, the USB device above it. */
async function findUsb(start: string, sysRoot: string): Promise<UsbFolders | null> {
  const top = await realpath(sysRoot);
  let usbInterface: string | null = null;
  for (let folder = start; folder !== top && folder !== dirname(folder); folder = dirname(folder)) {
    if (await exists(join(folder, 'idVendor'))) return { device: folder, interface: usbInterface };
    if (usbInterface === null && (await exists(join(folder, 'bInterfaceNumber')))) usbInterface = folder;
  }
  return null;
}

async function describeUsb(path: string, device: string, usb: UsbFolders): Promise<DiscoveredDevice> {
  const ofDevice = (name: string): Promise<string | null> => readText(join(usb.device, name));
  const ofInterface = async (name: string): Promise<string | null> =>
    usb.interface === null ? null : readText(join(usb.interface, name));
  const number = await ofInterface('bInterfaceNumber');
  const classParts = await Promise.all(
    ['bInterfaceClass', 'bInterfaceSubClass', 'bInterfaceProtocol'].map(ofInterface),
  );
  const portOfInterface = Number((await readText(join(device, 'port_number'))) ?? '0');
  const place = basename(usb.interface ?? usb.device);
  return {
    path,
    usbId: `${await ofDevice('idVendor')}:${await ofDevice('idProduct')}`.toLowerCase(),
    manufacturer: await ofDevice('manufacturer'),
    product: await ofDevice('product'),
    serialNumber: await ofDevice('serial'),
    // Some adapters have several ttys on one interface, told apart by a number only.
    location: portOfInterface > 0 ? `${place}.${portOfInterface}` : place,
    interfaceNumber: number === null ? null : Number.parseInt(number, 16),
    interfaceClass: classParts.includes(null) ? null : classParts.join('').toLowerCase(),
    deviceKey: basename(usb.device),
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
  };
}

/** Null for what is missing or empty: sysfs has no file where the device has no such string. */
async function readText(file: string): Promise<string | null> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return text.trim() || null;
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
