import { type DeviceScanner, inPathOrder } from './device-scanner.ts';
import type { DiscoveredDevice } from './discovered-device.ts';
import { deviceOfPortInfo, type PortInfo } from './port-info-device.ts';

type ListPorts = () => Promise<readonly PortInfo[]>;

/** Windows takes some 10 ms for its list, so it is not asked for each second. */
const EVERY_MS = 2000;

/** Windows and macOS: serialport's list. A list that cannot be had leaves things as they were. */
export function createListScanner(list: ListPorts = listPorts): DeviceScanner {
  let devices: readonly DiscoveredDevice[] = [];
  let isTold = false;

  async function scan(): Promise<readonly DiscoveredDevice[]> {
    try {
      const now = inPathOrder((await list()).map(deviceOfPortInfo));
      isTold = true;
      if (JSON.stringify(now) !== JSON.stringify(devices)) devices = now;
    } catch {
      // The next one will tell.
    }
    return devices;
  }

  return {
    everyMs: EVERY_MS,
    scan,
    explainMissing: async () => null,
    async look(path) {
      if (!isTold) return 'unknown';
      return devices.find((device) => device.path === path) ?? null;
    },
  };
}

async function listPorts(): Promise<readonly PortInfo[]> {
  const { SerialPort } = await import('serialport');
  return SerialPort.list();
}
