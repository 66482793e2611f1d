import type { Journal } from '../journal/journal.ts';
import type { Clock } from '../shared/clock.ts';
import type { DroppedEntry } from './guard.ts';

/** Writes into the journal which number the guard keeps back and why: once, until it passes again. */
export function createKeptBackReporter(
  journal: Pick<Journal, 'recordPortEvent'>,
  clock: Clock,
): (dropped: readonly DroppedEntry[]) => void {
  let known: ReadonlySet<string> = new Set();
  return (dropped) => {
    const fresh = dropped.filter((item) => !known.has(keyOf(item)));
    known = new Set(dropped.map(keyOf));
    const at = new Date(clock.nowMs()).toISOString();
    for (const { entry, reason, text } of fresh) {
      const detail = `${entry.number} (${reason}): ${text}`;
      journal.recordPortEvent({ at, portId: entry.portId, kind: 'kept-back', detail });
    }
  };
}

function keyOf({ entry, reason }: DroppedEntry): string {
  return `${entry.portId} ${entry.number} ${reason}`;
}
