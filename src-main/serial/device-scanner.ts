import type { DiscoveredDevice } from './discovered-device.ts';
import type { OpenFailure } from './transport.ts';

/** Null for nothing; `unknown` where the system does not tell. */
export type Sight = DiscoveredDevice | null | 'unknown';

/** Knows the serial devices of this PC; asked again and again, it answers at nearly no cost. */
export interface DeviceScanner {
  /** How often it may be asked, ms. */
  readonly everyMs: number;
  /** All devices, ttyUSB2 before ttyUSB10. The very same array again when nothing has changed. Never rejects. */
  scan(): Promise<readonly DiscoveredDevice[]>;
  /** What is at a path at this very moment, or as near to it as the system allows. Never rejects. */
  look(path: string): Promise<Sight>;
  /** Why a USB device (`1-2.3`, `1a86:7523`) has no tty although it is plugged in; null where it is not. Never rejects. */
  explainMissing(deviceKey: string, usbId: string): Promise<OpenFailure | null>;
}

/** ttyUSB2 before ttyUSB10. */
export function inPathOrder(devices: Iterable<DiscoveredDevice>): readonly DiscoveredDevice[] {
  return [...devices].sort((a, b) => a.path.localeCompare(b.path, 'en', { numeric: true }));
}
