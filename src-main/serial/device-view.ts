import type { DeviceView } from '../shared/device-view.ts';
import { pathsToPropose } from './at-interface.ts';
import type { DiscoveredDevice } from './discovered-device.ts';
import { lookUpUsbId } from './usb-ids.ts';

/** Devices as the window lists them, those to propose first. `isUsed` tells whether a path is a port already. */
export function toDeviceViews(
  devices: readonly DiscoveredDevice[],
  isUsed: (path: string) => boolean,
): readonly DeviceView[] {
  const proposed = pathsToPropose(devices);
  const views = devices.map((device) => toDeviceView(device, proposed.has(device.path), isUsed(device.path)));
  return [...views.filter((view) => view.proposed), ...views.filter((view) => !view.proposed)];
}

function toDeviceView(device: DiscoveredDevice, proposed: boolean, alreadyUsed: boolean): DeviceView {
  return {
    path: device.path,
    description: describeDevice(device),
    manufacturer: device.manufacturer,
    usbId: device.usbId,
    serialNumber: device.serialNumber,
    location: device.location,
    proposed,
    alreadyUsed,
  };
}

function describeDevice({ usbId, product, manufacturer }: DiscoveredDevice): string | null {
  const known = usbId === null ? null : lookUpUsbId(usbId);
  return known?.name ?? product ?? manufacturer;
}
