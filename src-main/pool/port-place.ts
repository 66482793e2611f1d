import type { DiscoveredDevice } from '../serial/discovered-device.ts';
import { lookUpUsbId } from '../serial/usb-ids.ts';

/** Where on the USB a port's device sits and what it says of itself: by this it is found again when its tty has another name. */
export interface PortPlace {
  readonly usbId: string;
  /** As in DiscoveredDevice, `1-2.3:1.2`. */
  readonly location: string | null;
  readonly deviceKey: string | null;
  readonly hostController: string | null;
  readonly interfaceNumber: number | null;
  readonly serialNumber: string | null;
}

/** Null for what is not on USB: its name is all that there is. */
export function placeOf(device: DiscoveredDevice): PortPlace | null {
  const { usbId, location, deviceKey, hostController, interfaceNumber, serialNumber } = device;
  if (usbId === null) return null;
  return { usbId, location, deviceKey, hostController, interfaceNumber, serialNumber };
}

export function isSamePlace(a: PortPlace, b: PortPlace): boolean {
  return (Object.keys(a) as (keyof PortPlace)[]).every((key) => a[key] === b[key]);
}

/** A modem with a USB of its own, all ttys of which belong to it; not an adapter, with whatever behind it. */
export function isUsbModem(usbId: string): boolean {
  return lookUpUsbId(usbId)?.kind === 'modem';
}

/**
 * Is this the device that was handed over, in its socket? A modem may have been exchanged for one of the same kind. Behind
 * an adapter may be anything, so one with another serial number is a stranger (decision 4).
 */
export function sitsAt(place: PortPlace, device: DiscoveredDevice): boolean {
  if (device.usbId !== place.usbId) return false;
  if (isUsbModem(place.usbId)) return isSameSpot(place, device, 'deviceKey');
  const exchanged =
    place.serialNumber !== null && device.serialNumber !== null && place.serialNumber !== device.serialNumber;
  return !exchanged && isSameSpot(place, device, 'location') && isSameInterface(place, device);
}

/** Is this the device that was handed over, in whatever socket? Only as good as its serial number: see isTelling. */
export function hasSerialOf(
  place: PortPlace,
  device: Pick<DiscoveredDevice, 'usbId' | 'serialNumber' | 'interfaceNumber' | 'location'>,
): boolean {
  if (device.usbId !== place.usbId || place.serialNumber === null) return false;
  if (place.serialNumber !== device.serialNumber) return false;
  return isUsbModem(place.usbId) || (isSameInterface(place, device) && slotOf(place) === slotOf(device));
}

/** Is anything that is not this port's device in its socket? */
export function isSocketOf(place: PortPlace, device: DiscoveredDevice): boolean {
  return place.location !== null && isSameSpot(place, device, 'location');
}

/** Equal for all that sits in one USB socket, whatever the number of its bus; of others perhaps as well. */
export function spotOf({ deviceKey }: Pick<PortPlace, 'deviceKey'>): string | null {
  return deviceKey === null ? null : behindBus(deviceKey);
}

/** False for the serial numbers that makers put into all of their devices: `0001`, `0123456789ABCDEF`. */
export function isTelling(serialNumber: string | null): boolean {
  if (serialNumber === null || serialNumber.length < 5) return false;
  return !/^(.)\1*$/.test(serialNumber) && !'01234567890123456789ABCDEF'.includes(serialNumber.toUpperCase());
}

type Spot = Pick<PortPlace, 'location' | 'deviceKey' | 'hostController'>;

/** The number of a bus may change from start to start, its controller does not. */
function isSameSpot(a: Spot, b: Spot, key: 'location' | 'deviceKey'): boolean {
  if (a[key] === null || b[key] === null) return false;
  if (a.hostController === null || b.hostController === null) return a[key] === b[key];
  return a.hostController === b.hostController && behindBus(a[key]) === behindBus(b[key]);
}

function behindBus(spot: string): string {
  return spot.replace(/^\d+-/, '');
}

function isSameInterface(
  a: Pick<PortPlace, 'interfaceNumber'>,
  b: Pick<PortPlace, 'interfaceNumber'>,
): boolean {
  return a.interfaceNumber === b.interfaceNumber;
}

/** Which tty of an interface with several: `1-2:1.0.3` is the third after the first. */
function slotOf({ location }: Pick<PortPlace, 'location'>): string | null {
  return location === null ? null : (/:\d+\.\d+\.(\d+)$/.exec(location)?.[1] ?? null);
}
