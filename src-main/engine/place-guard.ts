import { isRemote } from '../modem/port-faults.ts';
import { isSamePlace, type PortPlace, placeOf } from '../pool/port-place.ts';
import type { DeviceWatcher } from '../serial/device-watcher.ts';
import type { DiscoveredDevice } from '../serial/discovered-device.ts';
import type { OpenFailure, OpenTransport } from '../serial/transport.ts';
import type { PortId } from '../shared/ids.ts';

/** The tty that was found to be a port's own. */
export interface Seat {
  readonly place: PortPlace | undefined;
  readonly tty: DiscoveredDevice | null;
  /** The other port that has what is at this one's address. */
  readonly owner: PortId | null;
}

/**
 * Opens a port's tty only while it is the one that was handed over (decision 4): its name may belong to a stranger by now,
 * whom a single `AT` can harm.
 */
export function guardPlace(
  open: OpenTransport,
  devices: Pick<DeviceWatcher, 'look' | 'devices' | 'explainMissing'>,
  seatOf: () => Seat | null,
): OpenTransport {
  return async (address, options) => {
    if (isRemote(address)) return open(address, options);
    const there = await devices.look(address);
    if (there === 'unknown') return open(address, options);
    const seat = seatOf();
    const obstacle = obstacleAt(address, there, seat);
    if (obstacle === null) return open(address, options);
    const failure = seat?.tty === null ? await explain(seat.place, devices) : null;
    return { ok: false, failure: failure ?? { kind: 'missing', detail: obstacle } };
  };
}

/** Why none of the ttys is the port's although its device may be plugged in. */
async function explain(
  place: PortPlace | undefined,
  devices: Pick<DeviceWatcher, 'devices' | 'explainMissing'>,
): Promise<OpenFailure | null> {
  if (place === undefined || place.deviceKey === null) return null;
  const hasTty = devices.devices().some(({ deviceKey }) => deviceKey === place.deviceKey);
  return hasTty ? null : devices.explainMissing(place.deviceKey, place.usbId);
}

/** Why what is at an address now is not the port's, or null. */
function obstacleAt(address: string, there: DiscoveredDevice | null, seat: Seat | null): string | null {
  if (seat === null) return null;
  if (seat.tty === null && seat.place === undefined) {
    return seat.owner === null ? null : `${address} is the device of ${seat.owner} now`;
  }
  if (there === null) return `${address} is not plugged in`;
  return seat.tty !== null && isSameTty(seat.tty, there) ? null : `${address} is another device now`;
}

function isSameTty(a: DiscoveredDevice, b: DiscoveredDevice): boolean {
  const [one, other] = [placeOf(a), placeOf(b)];
  if (one === null || other === null) return one === other && a.path === b.path;
  return a.path === b.path && isSamePlace(one, other);
}
