import type { PortView } from '../shared/port-view.ts';
import type { Snapshot, SnapshotDelta } from '../shared/snapshot.ts';

/** A snapshot without its number: what the window shows. */
export type SnapshotParts = Omit<Snapshot, 'seq'>;

// Views are plain JSON made by the same code each time, so equal text is equal content.
const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

function changedFields<T extends object>(before: T, after: T): Partial<T> {
  const changed: Partial<T> = {};
  for (const field in after) if (!same(before[field], after[field])) changed[field] = after[field];
  return changed;
}

/** What changed from one snapshot to the next, or null when nothing did. Pure. */
export function diffSnapshots(
  before: SnapshotParts,
  after: SnapshotParts,
  seq: number,
): SnapshotDelta | null {
  const known = new Map(before.ports.map((port) => [port.id, port]));
  const ports: PortView[] = after.ports.filter((port) => !same(known.get(port.id), port));
  for (const port of after.ports) known.delete(port.id);
  const removedPorts = [...known.keys()];
  const delta: SnapshotDelta = {
    seq,
    ...(ports.length > 0 && { ports }),
    ...(removedPorts.length > 0 && { removedPorts }),
    ...(!same(before.app, after.app) && { app: after.app }),
    ...(!same(before.sync, after.sync) && { sync: changedFields(before.sync, after.sync) }),
    ...(!same(before.settings, after.settings) && { settings: after.settings }),
    ...(!same(before.notices, after.notices) && { notices: after.notices }),
  };
  return Object.keys(delta).length > 1 ? delta : null;
}
