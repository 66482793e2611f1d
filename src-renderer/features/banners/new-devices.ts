import type { Pool } from '../../store/pool.ts';
import type { View } from '../../store/view-slice.ts';

/** Devices to propose, one a modem: what was plugged in, is no port yet, and was not waved away. */
export function devicesToPropose(
  { app, ports, order }: Pick<Pool, 'app' | 'ports' | 'order'>,
  { devicesHidden }: Pick<View, 'devicesHidden'>,
): readonly string[] {
  const { paths } = app.newDevices;
  if (paths.length === 0) return paths;
  const used = new Set(order.map((id) => ports[id]?.path));
  return paths.filter((path) => !devicesHidden.includes(path) && !used.has(path));
}
