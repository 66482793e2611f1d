import { join } from 'node:path';
import { createSimulatedOpener, type SimulatedTty } from '../../src-main/sandbox/in-process-transport.ts';
import { createDeviceWatcher, type DeviceWatcher } from '../../src-main/serial/device-watcher.ts';
import { createSysfsScanner } from '../../src-main/serial/sysfs-scanner.ts';
import type { OpenTransport } from '../../src-main/serial/transport.ts';
import { createTransportCore, type TransportCore } from '../../src-main/serial/transport-core.ts';
import type { Clock } from '../../src-main/shared/clock.ts';
import { SysfsTree, type UsbDeviceFiles } from './sysfs-tree.ts';

export const CH340: UsbDeviceFiles = { idVendor: '1a86', idProduct: '7523' };
export const EC25: UsbDeviceFiles = { idVendor: '2c7c', idProduct: '0125', product: 'EC25-EUX' };
export const ftdi = (serial: string): UsbDeviceFiles => ({ idVendor: '0403', idProduct: '6001', serial });

/** A tty by name, its interface, and the modem that answers there. */
export type PluggedTty = readonly [name: string, interfaceNumber: number, modem: SimulatedTty];

/** A desk with USB sockets: what is plugged in shows in a made /sys and /dev, and simulated modems answer at the ttys. */
export class UsbDesk {
  readonly tree = new SysfsTree();
  readonly devices: DeviceWatcher;
  /** Every tty that was opened, by name. */
  readonly opened: string[] = [];
  private readonly modems = new Map<string, SimulatedTty>();
  private readonly opener = createSimulatedOpener(this.modems);
  private readonly lines = new Map<string, TransportCore>();
  private readonly sockets = new Map<string, readonly PluggedTty[]>();

  constructor(clock: Clock) {
    this.devices = createDeviceWatcher({ clock, scanner: createSysfsScanner(this.tree) });
  }

  readonly openTransport: OpenTransport = async (address, options) => {
    const result = await this.opener.open(address, options);
    if (!result.ok) return result;
    this.opened.push(address.slice(this.tree.devRoot.length + 1));
    const { transport } = result;
    const core = createTransportCore(address, { write: transport.write, release: transport.close });
    transport.onData(core.receive);
    transport.onClose(core.end);
    this.lines.set(address, core);
    return { ok: true, transport: core.transport };
  };

  pathOf(name: string): string {
    return join(this.tree.devRoot, name);
  }

  plug(socket: string, device: UsbDeviceFiles, ...ttys: readonly PluggedTty[]): void {
    this.sockets.set(socket, ttys);
    for (const [name, , modem] of ttys) this.modems.set(this.pathOf(name), modem);
    this.tree.addUsb(
      socket,
      device,
      ttys.map(([name, interfaceNumber]) => ({ name, interfaceNumber })),
    );
  }

  pull(socket: string): void {
    for (const [name] of this.sockets.get(socket) ?? []) {
      const path = this.pathOf(name);
      this.opener.unplug(path);
      // It has its power back wherever it is plugged in next; under this name it is not there any more.
      this.opener.replug(path);
      this.modems.delete(path);
    }
    this.sockets.delete(socket);
    this.tree.removeUsb(socket);
  }

  /** Its lines end and come back under other names; the modems themselves never lost their power. */
  move(socket: string, device: UsbDeviceFiles, ...ttys: readonly PluggedTty[]): void {
    for (const [name] of this.sockets.get(socket) ?? []) {
      const path = this.pathOf(name);
      this.modems.delete(path);
      this.lines.get(path)?.end({ kind: 'vanished', detail: `${path} is gone` });
    }
    this.tree.removeUsb(socket);
    this.plug(socket, device, ...ttys);
  }

  isOpen(name: string): boolean {
    return this.opener.isOpen(this.pathOf(name));
  }
}
