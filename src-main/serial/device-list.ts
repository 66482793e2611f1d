import type { DeviceView } from '../shared/device-view.ts';
import { toDeviceViews } from './device-view.ts';
import { createDeviceScanner } from './discovery.ts';

/** The serial devices of this PC as the window lists them. `isUsed` tells whether a path is a port already. */
export async function listDeviceViews(isUsed: (path: string) => boolean): Promise<readonly DeviceView[]> {
  return toDeviceViews(await createDeviceScanner().scan(), isUsed);
}
