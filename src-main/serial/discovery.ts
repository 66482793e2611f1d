import type { DeviceScanner } from './device-scanner.ts';
import { createListScanner } from './list-scanner.ts';
import { createSysfsScanner } from './sysfs-scanner.ts';

/** serialport's list on Linux needs udevadm and rejects without it (serialport #650): there sysfs tells more, and sooner. */
export function createDeviceScanner(): DeviceScanner {
  return process.platform === 'linux' ? createSysfsScanner() : createListScanner();
}
