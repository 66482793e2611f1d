import { ttysForCommands } from '../serial/at-interface.ts';
import type { DiscoveredDevice } from '../serial/discovered-device.ts';
import { lookUpUsbId } from '../serial/usb-ids.ts';
import type { PortId } from '../shared/ids.ts';
import { comparePortIds, type KnownPort } from './port-identity.ts';
import { hasSerialOf, isTelling, isUsbModem, type PortPlace, sitsAt, spotOf } from './port-place.ts';

/** A port and the tty that it has now. */
export interface FoundPort {
  readonly port: KnownPort;
  /** Null where its device is not there, or not of the kind that is listed (TCP). */
  readonly device: DiscoveredDevice | null;
  /** The ttys of its modem that may be talked to, the one to begin with first; more than one for modems on USB alone. */
  readonly candidates: readonly DiscoveredDevice[];
  /** All ttys of its modem. */
  readonly ttys: readonly DiscoveredDevice[];
  /** Ports that were handed over as other ttys of the same modem; they are one port now. */
  readonly merged: readonly PortId[];
}

/**
 * Finds each port's device: by its socket, then by its serial number, then, for ports whose device was never seen, by name.
 * No device is given to two ports. Pure but for `resolve`, which gives the tty behind a link.
 */
export function findPorts(
  known: readonly KnownPort[],
  devices: readonly DiscoveredDevice[],
  resolve: (address: string) => string,
): readonly FoundPort[] {
  const all = [...known].sort((a, b) => comparePortIds(a.id, b.id));
  const namesakes = findNamesakes(all, resolve);
  const ports = all.filter(({ id }) => !namesakes.has(id));
  const found = new Map<PortId, DiscoveredDevice>();
  const free = new Set(devices);
  const byUsbDevice = Map.groupBy(devices, spotOf);
  const byPath = new Map(devices.map((device) => [device.path, device]));
  const assign = (pick: (port: KnownPort) => DiscoveredDevice | undefined): void => {
    for (const port of ports) {
      const device = found.has(port.id) ? undefined : pick(port);
      if (device === undefined) continue;
      found.set(port.id, device);
      free.delete(device);
    }
  };
  assign(({ place }) => {
    const there = place && byUsbDevice.get(spotOf(place))?.filter((device) => free.has(device));
    return there && inSocket(place, there);
  });
  assign(({ place }) => place && bySerial(place, ports, devices, free));
  assign(({ place, address }) => {
    const device = place === undefined ? byPath.get(resolve(address)) : undefined;
    return device && free.has(device) ? device : undefined;
  });
  const ttysOf = (device: DiscoveredDevice) => byUsbDevice.get(spotOf(device)) ?? [];
  return joinTtys(ports, found, ttysOf).map((one) => {
    const same = [...namesakes].flatMap(([id, first]) => (first === one.port.id ? id : []));
    return same.length === 0 ? one : { ...one, merged: [...one.merged, ...same] };
  });
}

/** Ports that are another name of the same thing, /dev/serial/by-path/… of /dev/ttyUSB0; by which they are. */
function findNamesakes(
  ports: readonly KnownPort[],
  resolve: (address: string) => string,
): ReadonlyMap<PortId, PortId> {
  const first = new Map<string, PortId>();
  const namesakes = new Map<PortId, PortId>();
  for (const { id, address, place } of ports) {
    if (place !== undefined) continue;
    const path = resolve(address);
    const known = first.get(path);
    if (known === undefined) first.set(path, id);
    else namesakes.set(id, known);
  }
  return namesakes;
}

/** Of a modem's ttys the one that was talked to before. */
function inSocket(place: PortPlace, free: readonly DiscoveredDevice[]): DiscoveredDevice | undefined {
  const there = free.filter((device) => sitsAt(place, device));
  return there.find(({ interfaceNumber }) => interfaceNumber === place.interfaceNumber) ?? there[0];
}

/** Makers sell thousands of adapters with one serial number: it counts only while nothing else here has the same. */
function bySerial(
  place: PortPlace,
  ports: readonly KnownPort[],
  devices: readonly DiscoveredDevice[],
  free: ReadonlySet<DiscoveredDevice>,
): DiscoveredDevice | undefined {
  if (!isTelling(place.serialNumber)) return undefined;
  const owners = ports.flatMap((port) => (port.place && hasSerialOf(place, port.place) ? port.place : []));
  const bearers = devices.filter((device) => hasSerialOf(place, device));
  if (countDevices(owners) > 1 || countDevices(bearers) > 1) return undefined;
  const there = bearers.filter((device) => free.has(device));
  return there.find(({ interfaceNumber }) => interfaceNumber === place.interfaceNumber) ?? there[0];
}

function countDevices(ttys: readonly Pick<PortPlace, 'deviceKey'>[]): number {
  return new Set(ttys.map(({ deviceKey }) => deviceKey)).size;
}

/** Ports on one modem become the first of them. */
function joinTtys(
  ports: readonly KnownPort[],
  found: ReadonlyMap<PortId, DiscoveredDevice>,
  ttysOf: (device: DiscoveredDevice) => readonly DiscoveredDevice[],
): readonly FoundPort[] {
  const joined: FoundPort[] = [];
  for (const port of ports) {
    const device = found.get(port.id) ?? null;
    const ttys = device === null ? [] : ttysOfModem(device, ttysOf(device));
    const first = joined.findIndex((other) => device !== null && other.ttys.includes(device));
    const host = joined[first];
    if (host === undefined || device === null || !isModemTty(device)) {
      joined.push({ port, device, ttys, candidates: candidatesOf(device, ttys), merged: [] });
      continue;
    }
    const candidates = [...new Set([...inCommandOrder(host.ttys), ...host.candidates, device])];
    joined[first] = {
      ...host,
      device: candidates[0] ?? device,
      candidates,
      merged: [...host.merged, port.id],
    };
  }
  return joined;
}

function isModemTty({ usbId, deviceKey }: DiscoveredDevice): boolean {
  return usbId !== null && deviceKey !== null && isUsbModem(usbId);
}

function ttysOfModem(
  device: DiscoveredDevice,
  there: readonly DiscoveredDevice[],
): readonly DiscoveredDevice[] {
  if (!isModemTty(device)) return [device];
  return there.filter(({ deviceKey }) => deviceKey === device.deviceKey);
}

/** The tty that was handed over comes first: somebody chose it, or it has answered before. */
function candidatesOf(
  device: DiscoveredDevice | null,
  ttys: readonly DiscoveredDevice[],
): readonly DiscoveredDevice[] {
  if (device === null) return [];
  return [...new Set([device, ...inCommandOrder(ttys)])];
}

function inCommandOrder(ttys: readonly DiscoveredDevice[]): readonly DiscoveredDevice[] {
  const usbId = ttys[0]?.usbId ?? null;
  const known = usbId === null ? null : lookUpUsbId(usbId);
  return known?.kind === 'modem' ? ttysForCommands(known, ttys) : ttys;
}
