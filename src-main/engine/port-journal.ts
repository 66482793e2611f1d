import type { Journal } from '../journal/journal.ts';
import type { Clock } from '../shared/clock.ts';
import type { PortId } from '../shared/ids.ts';
import type { PortView } from '../shared/port-view.ts';
import { portEvents } from './port-events.ts';

/** Writes down what happens at the ports. A journal that cannot be written is told of and never stops the pool. */
export function createPortJournal(
  journal: Pick<Journal, 'recordPortEvent'>,
  clock: Clock,
  warn: (message: string) => void,
): (views: readonly PortView[]) => void {
  let before = new Map<PortId, PortView>();
  return (views) => {
    const at = new Date(clock.nowMs()).toISOString();
    for (const view of views) {
      for (const event of portEvents(before.get(view.id), view, at)) {
        try {
          journal.recordPortEvent(event);
        } catch (cause) {
          warn(`journal: ${cause instanceof Error ? cause.message : String(cause)}`);
        }
      }
    }
    before = new Map(views.map((view) => [view.id, view]));
  };
}
