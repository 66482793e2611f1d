import type { DiscoveredDevice } from './discovered-device.ts';

/** What serialport's list says of a port on Windows and macOS. */
export interface PortInfo {
  readonly path: string;
  readonly manufacturer?: string | undefined;
  readonly serialNumber?: string | undefined;
  readonly pnpId?: string | undefined;
  readonly locationId?: string | undefined;
  readonly vendorId?: string | undefined;
  readonly productId?: string | undefined;
  readonly friendlyName?: string | undefined;
}

/** Reads serialport's list, where Windows puts interface and channel into the plug-and-play id. */
export function deviceOfPortInfo(info: PortInfo): DiscoveredDevice {
  const pnpId = info.pnpId ?? '';
  const usbId = usbIdOf(info);
  const location = info.locationId || pnpId || null;
  return {
    path: info.path,
    usbId,
    manufacturer: info.manufacturer || null,
    product: info.friendlyName?.replace(/\s*\(COM\d+\)$/i, '') || null,
    serialNumber: info.serialNumber || null,
    location,
    interfaceNumber: interfaceOf(pnpId),
    interfaceClass: null,
    deviceKey: usbId === null ? null : (deviceOfPnpId(pnpId) ?? location),
    hostController: null,
  };
}

function usbIdOf({ vendorId, productId }: PortInfo): string | null {
  if (!vendorId || !productId) return null;
  const hex = (id: string): string => id.replace(/^0x/i, '').toLowerCase().padStart(4, '0');
  return `${hex(vendorId)}:${hex(productId)}`;
}

/** `USB\VID_2C7C&PID_0125&MI_02\...` is interface 2; FTDI's driver writes the channel as a letter instead. */
function interfaceOf(pnpId: string): number | null {
  const composite = /&MI_([0-9A-F]{2})/i.exec(pnpId)?.[1];
  if (composite !== undefined) return Number.parseInt(composite, 16);
  const channel = /^FTDIBUS\\.*?([A-H])\\/i.exec(pnpId)?.[1];
  return channel === undefined ? null : channel.toUpperCase().charCodeAt(0) - 'A'.charCodeAt(0);
}

/** The ttys of a composite device differ in interface and in the last number of the instance only. */
function deviceOfPnpId(pnpId: string): string | null {
  const parts = /^(.*)&MI_[0-9A-F]{2}\\(.*)&[0-9A-F]+$/i.exec(pnpId);
  return parts === null ? null : `${parts[1]}\\${parts[2]}`.toUpperCase();
}
