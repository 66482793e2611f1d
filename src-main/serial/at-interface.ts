import type { DiscoveredDevice } from './discovered-device.ts';
import { type KnownUsbDevice, lookUpUsbId } from './usb-ids.ts';

/** Huawei's PCUI interface: vendor class, subclass 01 or 02, protocol 02 or (newer models) 12. Takes AT and carries URCs. */
const HUAWEI_PCUI = /^ff0[12][01]2$/;

/**
 * The paths to propose: every tty of a known adapter, and of each known modem the one tty that takes AT commands. Two AT
 * ttys of one modem must not both be polled; the others carry NMEA or diagnostics.
 */
export function pathsToPropose(devices: readonly DiscoveredDevice[]): ReadonlySet<string> {
  const proposed = new Set<string>();
  const modems = new Map<string, { known: KnownUsbDevice; ttys: DiscoveredDevice[] }>();
  for (const device of devices) {
    const known = device.usbId === null ? null : lookUpUsbId(device.usbId);
    if (known === null) continue;
    if (known.kind === 'adapter') proposed.add(device.path);
    else {
      const key = device.deviceKey ?? device.path;
      const group = modems.get(key) ?? { known, ttys: [] };
      group.ttys.push(device);
      modems.set(key, group);
    }
  }
  for (const { known, ttys } of modems.values()) {
    const tty = atTty(known, ttys);
    if (tty !== null) proposed.add(tty.path);
  }
  return proposed;
}

function atTty(known: KnownUsbDevice, ttys: readonly DiscoveredDevice[]): DiscoveredDevice | null {
  const pcui = ttys.find((tty) => tty.interfaceClass !== null && HUAWEI_PCUI.test(tty.interfaceClass));
  if (pcui !== undefined) return pcui;
  for (const number of known.atInterfaces) {
    const tty = ttys.find((candidate) => candidate.interfaceNumber === number);
    if (tty !== undefined) return tty;
  }
  // Which one it is differs between models of one id. The window lists the others too.
  return ttys[0] ?? null;
}
