import { join } from 'node:path';
import { findProcesses } from './port-holder.ts';
import { readSysfsText } from './sysfs-tty.ts';
import type { OpenFailure } from './transport.ts';

/**
 * Why a USB device that is plugged in has no tty: brltty takes CH340 adapters away from their driver, to look for a Braille
 * display. Null where the device is not there either. Never rejects.
 *
 * @param deviceKey as in DiscoveredDevice, `1-2.3`
 */
export async function explainMissingTty(
  { sysRoot, procRoot = '/proc' }: { readonly sysRoot: string; readonly procRoot?: string },
  deviceKey: string,
  usbId: string,
): Promise<OpenFailure | null> {
  const folder = join(sysRoot, 'bus/usb/devices', deviceKey);
  const [vendor, product] = ['idVendor', 'idProduct'].map((name) => readSysfsText(join(folder, name)));
  if (`${vendor}:${product}`.toLowerCase() !== usbId) return null;
  const [thief] = await findProcesses('brltty', procRoot);
  return thief === undefined
    ? { kind: 'missing', detail: `${usbId} is plugged in, but the system has no serial device for it` }
    : { kind: 'busy', detail: `${usbId} is plugged in, but perhaps held by ${thief}` };
}
