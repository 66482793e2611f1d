import type { NumberBook } from '../../book/number-book-service.ts';
import { toE164 } from '../../book/phone-number.ts';
import type { RadioMarks } from '../../modem/recovery/radio-marks.ts';
import type { Pool } from '../../pool/pool-service.ts';
import type { PortId } from '../../shared/ids.ts';
import type { EngineOptions } from '../engine-options.ts';
import type { EngineParts } from '../engine-parts.ts';
import { guardPlace } from './place-guard.ts';
import { PortTracker } from './port-tracker.ts';

type TrackedPoolOptions = Pick<
  EngineOptions,
  'clock' | 'random' | 'openTransport' | 'graceMs' | 'pins' | 'devices' | 'pauses' | 'ports' | 'warn'
>;

/** The pool, each port of which opens its own device alone, and who keeps it there. */
export function createTrackedPool(
  options: TrackedPoolOptions,
  { createPool, createModem }: Pick<EngineParts, 'createPool' | 'createModem'>,
  room: {
    readonly book: NumberBook;
    readonly radioMarks: RadioMarks;
    readonly changed: () => void;
  },
): { readonly pool: Pool; readonly tracker: PortTracker } {
  const { clock, random, openTransport, graceMs, pins, devices, pauses, ports: registry } = options;
  const pool = createPool({
    ...{ clock, random, openTransport, graceMs, pins, toE164, createModem },
    radioMarks: room.radioMarks,
    ports: registry.list(),
    guard: (id, open) => (devices === undefined ? open : guardPlace(open, devices, () => tracker.seatOf(id))),
  });
  const merged = (gone: PortId, into: PortId): void => {
    // The name may be given to another port later, which must not inherit anything.
    room.book.withdrawRent(gone);
    if (!pauses.isPaused(gone)) return;
    pauses.setPaused(into, true);
    pauses.setPaused(gone, false);
  };
  const { warn } = options;
  const tracker = new PortTracker({ pool, devices, registry, clock, merged, changed: room.changed, warn });
  return { pool, tracker };
}
