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
    const [tty] = ttysForCommands(known, ttys);
    if (tty !== undefined) proposed.add(tty.path);
  }
  return proposed;
}

/** The ttys of one modem that take AT commands, the best first; all of them where it is not known which do. */
export function ttysForCommands(
  known: KnownUsbDevice,
  ttys: readonly DiscoveredDevice[],
): readonly DiscoveredDevice[] {
  const pcui = ttys.filter(
    ({ interfaceClass }) => interfaceClass !== null && HUAWEI_PCUI.test(interfaceClass),
  );
  const listed = known.atInterfaces.flatMap((number) =>
    ttys.filter(({ interfaceNumber }) => interfaceNumber === number),
  );
  const found = [...new Set([...pcui, ...listed])];
  return found.length > 0 ? found : ttys;
}
