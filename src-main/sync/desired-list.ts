import type { ListEntry } from '../upstream/list-entry.ts';

/** What should be on sale at this very moment, as the pool knows it. */
export interface DesiredList {
  /** The active numbers in port order. */
  readonly entries: readonly ListEntry[];
  /** False while ports are still being read: nothing is sent before (decision 8). */
  readonly settled: boolean;
  /** Ports of the pool: never more numbers than this. */
  readonly poolSize: number;
  /** How old the last reading of an ICCID may be, in ms, for its number to be sent. */
  readonly maxAgeMs: number;
}
