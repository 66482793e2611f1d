import {
  mkdirSync,
  mkdtempSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';

/** What a USB device says of itself; `null` strings have no file, as in the real sysfs. */
export interface UsbDeviceFiles {
  readonly idVendor: string;
  readonly idProduct: string;
  readonly manufacturer?: string;
  readonly product?: string;
  readonly serial?: string;
}

interface UsbTty {
  readonly name: string;
  readonly interfaceNumber: number;
  /** Class, subclass, protocol; `ffffff` when left out. */
  readonly interfaceClass?: string;
  readonly portNumber?: number;
}

/** A made /sys and /dev in a temporary folder, laid out as the kernel does it. */
export class SysfsTree {
  private readonly folder = mkdtempSync(join(tmpdir(), 'portlight-sysfs-'));
  readonly sysRoot = join(this.folder, 'sys');
  readonly devRoot = join(this.folder, 'dev');
  private readonly plugged = new Map<string, readonly string[]>();

  constructor() {
    mkdirSync(join(this.sysRoot, 'class/tty'), { recursive: true });
    mkdirSync(this.devRoot, { recursive: true });
  }

  /** `place` is the topology path below the root hub, `1-2.3`. */
  addUsb(place: string, device: UsbDeviceFiles, ttys: readonly UsbTty[]): void {
    const folder = this.folderOf(place);
    this.plugged.set(
      place,
      ttys.map(({ name }) => name),
    );
    for (const [file, text] of Object.entries(device)) this.write(join(folder, file), text);
    for (const tty of ttys) {
      const usbInterface = join(folder, `${place}:1.${tty.interfaceNumber}`);
      const usbClass = tty.interfaceClass ?? 'ffffff';
      this.write(join(usbInterface, 'bInterfaceNumber'), tty.interfaceNumber.toString(16).padStart(2, '0'));
      this.write(join(usbInterface, 'bInterfaceClass'), usbClass.slice(0, 2));
      this.write(join(usbInterface, 'bInterfaceSubClass'), usbClass.slice(2, 4));
      this.write(join(usbInterface, 'bInterfaceProtocol'), usbClass.slice(4, 6));
      const port = join(usbInterface, tty.name);
      this.write(join(port, 'port_number'), String(tty.portNumber ?? 0));
      this.addClassEntry(tty.name, join(port, 'tty', tty.name), port);
    }
  }

  /** Pulls it: its folders, class entries and nodes are gone. */
  removeUsb(place: string): void {
    for (const name of this.plugged.get(place) ?? []) {
      rmSync(join(this.sysRoot, 'class/tty', name));
      rmSync(join(this.devRoot, name));
    }
    this.plugged.delete(place);
    rmSync(this.folderOf(place), { recursive: true });
  }

  /** Another device in the same socket, at once: names and places are the same, but each entry is a new one. */
  exchangeUsb(place: string, device: UsbDeviceFiles): void {
    for (const [file, text] of Object.entries(device)) this.write(join(this.folderOf(place), file), text);
    for (const name of this.plugged.get(place) ?? []) {
      const entry = join(this.sysRoot, 'class/tty', name);
      symlinkSync(readlinkSync(entry), join(this.folder, name));
      renameSync(join(this.folder, name), entry);
    }
  }

  /** A UART of the mainboard; type 0 is one that was never fitted. */
  addUart(name: string, type: number): void {
    const port = join(this.sysRoot, 'devices/platform/serial8250', name);
    const tty = join(port, 'tty', name);
    this.addClassEntry(name, tty, port);
    this.write(join(tty, 'type'), String(type));
  }

  /** A terminal without a device behind it. */
  addVirtual(name: string): void {
    this.addClassEntry(name, join(this.sysRoot, 'devices/virtual/tty', name), null);
  }

  removeNode(name: string): void {
    rmSync(join(this.devRoot, name));
  }

  addNode(name: string): void {
    this.write(join(this.devRoot, name), '');
  }

  /** A device that no driver has taken. */
  addUsbWithoutTty(place: string, device: UsbDeviceFiles): void {
    for (const [file, text] of Object.entries(device))
      this.write(join(this.sysRoot, 'bus/usb/devices', place, file), text);
  }

  /** Returns the /proc in which it runs. */
  addProcess(pid: number, name: string): string {
    const procRoot = join(this.folder, 'proc');
    this.write(join(procRoot, String(pid), 'comm'), name);
    return procRoot;
  }

  dispose(): void {
    rmSync(this.folder, { recursive: true });
  }

  /** The number before the dash is that of the bus. */
  private folderOf(place: string): string {
    return join(this.sysRoot, `devices/pci0000:00/0000:00:14.0/usb${place.split('-')[0]}`, place);
  }

  private addClassEntry(name: string, tty: string, device: string | null): void {
    mkdirSync(tty, { recursive: true });
    if (device !== null) symlinkSync(relative(tty, device), join(tty, 'device'));
    symlinkSync(relative(join(this.sysRoot, 'class/tty'), tty), join(this.sysRoot, 'class/tty', name));
    this.write(join(this.devRoot, name.replaceAll('!', '/')), '');
  }

  private write(file: string, text: string): void {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${text}\n`);
  }
}
