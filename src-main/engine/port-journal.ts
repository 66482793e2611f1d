import type { Journal } from '../journal/journal.ts';
import type { Clock } from '../shared/clock.ts';
import type { PortId } from '../shared/ids.ts';
import type { PortView } from '../shared/port-view.ts';
import { portEvents } from './port-events.ts';

/** Writes down what happens at the ports, from one look at them to the next. */
export function createPortJournal(
  journal: Pick<Journal, 'recordPortEvent'>,
  clock: Clock,
): (views: readonly PortView[]) => void {
  let before = new Map<PortId, PortView>();
  return (views) => {
    const nowMs = clock.nowMs();
    for (const view of views) {
      for (const event of portEvents(before.get(view.id), view, nowMs)) journal.recordPortEvent(event);
    }
    before = new Map(views.map((view) => [view.id, view]));
  };
}
