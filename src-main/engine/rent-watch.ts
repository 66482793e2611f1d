import type { NumberBook } from '../book/number-book-service.ts';
import type { Journal } from '../journal/journal.ts';
import type { Clock } from '../shared/clock.ts';
import type { Iccid, PortId } from '../shared/ids.ts';
import type { PortView } from '../shared/port-view.ts';

/** A port in which rent was on, and is off because another SIM came in (decision 6). */
export interface LapsedRent {
  readonly portId: PortId;
  /** The SIM that sits there now. */
  readonly iccid: Iccid;
}

export interface RentWatch {
  look(views: readonly PortView[]): void;
  /** What the user is to be told: until rent is on there again, or still another SIM comes. */
  lapsed(): readonly LapsedRent[];
}

const LAPSED = 'rent-other-sim';

/**
 * Sees that a SIM came into a port whose rent was switched on for another one, also while Portlight was not running. The journal
 * remembers what was told, so that it is told once.
 */
export function createRentWatch(parts: {
  readonly book: Pick<NumberBook, 'rentedIn'>;
  readonly journal: Pick<Journal, 'recordPortEvent' | 'lastPortEvent'>;
  readonly clock: Clock;
}): RentWatch {
  const { book, journal, clock } = parts;
  const seen = new Map<PortId, Iccid>();
  const lapsed = new Map<PortId, LapsedRent>();

  function arrive(portId: PortId, iccid: Iccid): void {
    lapsed.delete(portId);
    const isForAnother = book.rentedIn(portId).some((rented) => rented !== iccid);
    // Told already, and not switched on since.
    if (!isForAnother || journal.lastPortEvent(portId, ['rent-on', LAPSED]) === LAPSED) return;
    const at = new Date(clock.nowMs()).toISOString();
    journal.recordPortEvent({ at, portId, kind: LAPSED, detail: iccid });
    lapsed.set(portId, { portId, iccid });
  }

  return {
    look(views) {
      const ports = new Set<PortId>();
      for (const { id, rent, sim } of views) {
        ports.add(id);
        // A card that cannot be read just now is no other card.
        if (sim.iccid === null) continue;
        const isNew = seen.get(id) !== sim.iccid;
        seen.set(id, sim.iccid);
        if (rent) lapsed.delete(id);
        else if (isNew) arrive(id, sim.iccid);
      }
      for (const id of lapsed.keys()) if (!ports.has(id)) lapsed.delete(id);
    },
    lapsed: () => [...lapsed.values()],
  };
}
