import type { PortId } from '../../src-main/shared/ids.ts';
import type { PortView } from '../../src-main/shared/port-view.ts';
import type { Pool, PortTable } from './pool.ts';
import { needsPerson, toneOfPort } from './port-tone.ts';
import type { PortFilter, View } from './view-slice.ts';

type PortCounts = Readonly<Record<PortFilter, number>>;

export function countPorts(ports: PortTable): PortCounts {
  const counts = { all: 0, 'on-sale': 0, 'need-you': 0, paused: 0 };
  for (const port of Object.values<PortView>(ports)) {
    counts.all += 1;
    if (fits(port, 'on-sale')) counts['on-sale'] += 1;
    if (fits(port, 'need-you')) counts['need-you'] += 1;
    if (fits(port, 'paused')) counts.paused += 1;
  }
  return counts;
}

/** Ids of the ports to show, in the order to show them. */
export function listPorts(
  { ports, order }: Pick<Pool, 'ports' | 'order'>,
  view: Pick<View, 'filter' | 'reason' | 'search' | 'sort'>,
): readonly PortId[] {
  const wanted = view.search.trim().toLowerCase();
  const ids = order.filter((id) => {
    const port = ports[id];
    if (port === undefined || !fits(port, view.filter)) return false;
    if (view.reason !== null && problemOf(port) !== view.reason) return false;
    return wanted === '' || isFound(port, wanted);
  });
  if (view.sort === 'order') return ids;
  const isProblem = (id: PortId): boolean => {
    const port = ports[id];
    return port !== undefined && needsPerson(port);
  };
  return [...ids.filter(isProblem), ...ids.filter((id) => !isProblem(id))];
}

/** What kind of problem a port that needs a person has. */
export function problemOf(port: PortView): View['reason'] {
  if (!needsPerson(port)) return null;
  return toneOfPort(port) === 'refused' ? 'rejected' : (port.reason?.code ?? null);
}

function fits(port: PortView, filter: PortFilter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'on-sale':
      return toneOfPort(port) === 'good';
    case 'need-you':
      return needsPerson(port);
    case 'paused':
      return toneOfPort(port) === 'quiet';
  }
}

/** Numbers are found as people write them at home, too: `070-100` finds `+4670100…`. */
function isFound(port: PortView, wanted: string): boolean {
  const { sim, modem, upstream } = port;
  const words = [
    port.id,
    port.path,
    port.network,
    sim.number,
    sim.iccid,
    sim.imsi,
    sim.operator,
    modem.manufacturer,
    modem.model,
    modem.imei,
    upstream.id,
  ];
  const text = words
    .filter((word) => word !== null)
    .join('\n')
    .toLowerCase();
  if (text.includes(wanted)) return true;
  const digits = wanted.replace(/[\s()-]/g, '').replace(/^0+/, '');
  return /^\+?\d{2,}$/.test(digits) && (sim.number?.includes(digits) ?? false);
}
