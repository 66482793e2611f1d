import type { PortEvent } from '../journal/journal.ts';
import type { PortReason, PortView } from '../shared/port-view.ts';

/** The detail of an unknown number may be an operator's answer, which tells a balance: that is shown, and kept nowhere. */
function journalDetail(reason: PortReason | null): string | null {
  return reason === null || reason.code === 'number-unknown' ? null : reason.detail;
}

/** What happened at a port between two views of it, as journal rows. Pure. */
export function portEvents(
  before: PortView | undefined,
  after: PortView,
  nowMs: number,
): readonly PortEvent[] {
  const events: PortEvent[] = [];
  const add = (kind: string, detail: string | null) =>
    events.push({ at: new Date(nowMs).toISOString(), portId: after.id, kind, detail });

  if (before !== undefined && before.path !== after.path) add('moved', `${before.path} to ${after.path}`);
  if (before?.sim.iccid !== after.sim.iccid) {
    if (before?.sim.iccid) add('sim-gone', before.sim.iccid);
    if (after.sim.iccid) add('sim-seen', after.sim.iccid);
  }
  if (before?.sim.number !== after.sim.number && after.sim.number) {
    add('number', `${after.sim.number} (${after.sim.numberSource ?? 'unknown source'})`);
  }
  if (before?.state !== after.state || before.reason?.code !== after.reason?.code) {
    const words = [after.reason?.code, journalDetail(after.reason)].filter(Boolean).join(': ');
    add(`state-${after.state}`, words === '' ? null : words);
  }
  if (before !== undefined && before.rent !== after.rent)
    add(after.rent ? 'rent-on' : 'rent-off', after.sim.iccid);
  return events;
}
