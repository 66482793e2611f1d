import type { PortId } from '../../src-main/shared/ids.ts';
import type { Pool } from './pool.ts';
import { problemOf } from './port-list.ts';
import type { View } from './view-slice.ts';

/** Ports with the same problem, told as one. */
export interface Incident {
  readonly problem: NonNullable<View['reason']>;
  readonly ports: readonly PortId[];
}

/** Biggest first: "16 ports lost their device" says more than the one without a SIM. */
export function incidentsOf({ ports, order }: Pick<Pool, 'ports' | 'order'>): readonly Incident[] {
  const groups = new Map<Incident['problem'], PortId[]>();
  for (const id of order) {
    const port = ports[id];
    const problem = port === undefined ? null : problemOf(port);
    if (problem === null) continue;
    const group = groups.get(problem);
    if (group === undefined) groups.set(problem, [id]);
    else group.push(id);
  }
  return [...groups]
    .map(([problem, ids]) => ({ problem, ports: ids }))
    .sort((a, b) => b.ports.length - a.ports.length);
}
