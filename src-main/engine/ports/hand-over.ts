import type { FoundPort } from '../../pool/port-finder.ts';
import { type KnownPort, nameNewPorts } from '../../pool/port-identity.ts';
import { isSocketOf, placeOf } from '../../pool/port-place.ts';
import { ttysForCommands } from '../../serial/at-interface.ts';
import type { DiscoveredDevice } from '../../serial/discovered-device.ts';
import { lookUpUsbId } from '../../serial/usb-ids.ts';

interface Desk {
  readonly known: readonly KnownPort[];
  readonly found: readonly FoundPort[];
  readonly devices: readonly DiscoveredDevice[];
  /** The tty behind a link. */
  readonly resolve: (address: string) => string;
}

/**
 * The ports after a person has handed over what is at `addresses`. What is a port already stays that port. A device in the
 * socket of a port whose own device is away takes its place: somebody exchanged it. Of several ttys of one modem one becomes
 * a port. Pure but for `resolve`.
 */
export function handOver(addresses: readonly string[], desk: Desk): readonly KnownPort[] {
  const { known, found, devices, resolve } = desk;
  const ports = new Map(known.map((port) => [port.id, port]));
  const taken = new Set(known.flatMap(({ place, address }) => (place === undefined ? resolve(address) : [])));
  const paths = addresses.map(resolve);
  const fresh = new Map<string, string>();
  for (const [index, path] of paths.entries()) {
    const device = devices.find((one) => one.path === path);
    const isPort = device !== undefined && found.some(({ ttys }) => ttys.includes(device));
    if (isPort || taken.has(path)) continue;
    const away = found.find(
      ({ port, device: own }) => device && own === null && port.place && isSocketOf(port.place, device),
    );
    const place = device === undefined ? null : placeOf(device);
    if (away !== undefined && place !== null && ports.get(away.port.id) === away.port)
      ports.set(away.port.id, { id: away.port.id, address: path, place });
    else if (place !== null && device !== undefined) addTo(fresh, bestTtyOf(device, paths, devices));
    // Of what is not on USB nothing but the name is known: it stays as it was written.
    else addTo(fresh, path, addresses[index]);
  }
  return [...ports.values(), ...nameNewPorts([...fresh.values()], known)];
}

function addTo(fresh: Map<string, string>, path: string, address = path): void {
  if (!fresh.has(path)) fresh.set(path, address);
}

/** Of the handed-over ttys of the same modem. */
function bestTtyOf(
  device: DiscoveredDevice,
  paths: readonly string[],
  devices: readonly DiscoveredDevice[],
): string {
  const usb = device.usbId === null ? null : lookUpUsbId(device.usbId);
  if (usb?.kind !== 'modem' || device.deviceKey === null) return device.path;
  const ttys = devices.filter(
    ({ deviceKey, path }) => deviceKey === device.deviceKey && paths.includes(path),
  );
  return ttysForCommands(usb, ttys)[0]?.path ?? device.path;
}
