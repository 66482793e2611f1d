import type { DiscoveredDevice } from './discovered-device.ts';
import { deviceOfPortInfo } from './port-info-device.ts';
import { listSysfsDevices } from './sysfs-devices.ts';

/**
 * The serial devices of this PC. On Linux by sysfs, since serialport's list needs udevadm and rejects without it
 * (serialport #650); elsewhere by serialport, and rejects when the system does.
 */
export async function listDevices(): Promise<readonly DiscoveredDevice[]> {
  if (process.platform === 'linux') return listSysfsDevices();
  const { SerialPort } = await import('serialport');
  return (await SerialPort.list()).map(deviceOfPortInfo);
}
