import type { PortId } from '../../src-main/shared/ids.ts';
import type { PortView } from '../../src-main/shared/port-view.ts';
import type { Snapshot, SnapshotDelta } from '../../src-main/shared/snapshot.ts';
import type { Pool, PortTable } from './pool.ts';
import { inPortOrder } from './port-order.ts';

export type DeltaOutcome =
  | { readonly kind: 'applied'; readonly pool: Pool }
  /** Older than what is known: main sent it before the snapshot was taken. */
  | { readonly kind: 'stale' }
  /** At least one delta went missing. */
  | { readonly kind: 'gap' };

export function poolOf(snapshot: Snapshot): Pool {
  const ports = Object.fromEntries(snapshot.ports.map((port) => [port.id, port])) as PortTable;
  const order = inPortOrder(snapshot.ports.map((port) => port.id));
  const { seq, app, sync, settings, notices } = snapshot;
  return { seq, app, ports, order, sync, settings, notices };
}

export function applyDelta(pool: Pool, delta: SnapshotDelta): DeltaOutcome {
  if (delta.seq <= pool.seq) return { kind: 'stale' };
  if (delta.seq > pool.seq + 1) return { kind: 'gap' };
  const { ports, order } = changedPorts(pool, delta.ports ?? [], delta.removedPorts ?? []);
  return {
    kind: 'applied',
    pool: {
      seq: delta.seq,
      app: delta.app ?? pool.app,
      ports,
      order,
      sync: delta.sync === undefined ? pool.sync : { ...pool.sync, ...delta.sync },
      settings: delta.settings ?? pool.settings,
      notices: delta.notices ?? pool.notices,
    },
  };
}

/** Hands back the same table and order when nothing in them changed, so that nobody who reads them is woken. */
function changedPorts(
  pool: Pool,
  changed: readonly PortView[],
  removed: readonly PortId[],
): Pick<Pool, 'ports' | 'order'> {
  if (changed.length === 0 && removed.length === 0) return pool;
  const ports: Record<PortId, PortView> = { ...pool.ports };
  for (const id of removed) delete ports[id];
  for (const port of changed) ports[port.id] = port;
  const isSameSet = removed.length === 0 && changed.every((port) => port.id in pool.ports);
  return { ports, order: isSameSet ? pool.order : inPortOrder(Object.keys(ports) as PortId[]) };
}
