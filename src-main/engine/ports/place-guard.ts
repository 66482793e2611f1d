import { isRemote } from '../../modem/line/port-faults.ts';
import { isSamePlace, type PortPlace, placeOf } from '../../pool/port-place.ts';
import type { DeviceWatcher } from '../../serial/device-watcher.ts';
import type { DiscoveredDevice } from '../../serial/discovered-device.ts';
import type { OpenFailure, OpenTransport } from '../../serial/transport.ts';
import type { PortId } from '../../shared/ids.ts';

/** The tty that was found to be a port's own. */
export interface Seat {
  readonly place: PortPlace | undefined;
  readonly tty: DiscoveredDevice | null;
  /** The other port that has what is at this one's address. */
  readonly owner: PortId | null;
}

/**
 * Opens a port's tty only while it is the one that was handed over (decision 4): its name may belong to a stranger by now,
 * whom a single `AT` can harm. Looks once more when it is open, for opens wait for one another, and names go round meanwhile.
 */
export function guardPlace(
  open: OpenTransport,
  devices: Pick<DeviceWatcher, 'look' | 'devices' | 'explainMissing'>,
  seatOf: () => Seat | null,
): OpenTransport {
  async function findObstacle(address: string): Promise<OpenFailure | null> {
    const there = await devices.look(address);
    if (there === 'unknown') return null;
    const seat = seatOf();
    const detail = obstacleAt(address, there, seat);
    if (detail === null) return null;
    const failure = seat?.tty === null ? await explain(seat.place, devices) : null;
    return failure ?? { kind: 'missing', detail };
  }

  return async (address, options) => {
    if (isRemote(address)) return open(address, options);
    const obstacle = await findObstacle(address);
    if (obstacle !== null) return { ok: false, failure: obstacle };
    const result = await open(address, options);
    if (!result.ok) return result;
    const stranger = await findObstacle(address);
    if (stranger === null) return result;
    await result.transport.close();
    return { ok: false, failure: stranger };
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
