import type { Clock, Timer } from '../shared/clock.ts';
import type { Snapshot, SnapshotDelta } from '../shared/snapshot.ts';
import { diffSnapshots, type SnapshotParts } from './snapshot-delta.ts';

/** Deltas are gathered this long: quick enough to feel live, and 512 ports starting at once stay one message. */
const BATCH_MS = 100;

export interface SnapshotPublisher {
  /** The whole picture as last published; what a window asks for at its start and after a gap. */
  snapshot(): Snapshot;
  /** Something may have changed: look, and publish the difference, within BATCH_MS. */
  markChanged(): void;
  dispose(): void;
}

export function createSnapshotPublisher(options: {
  readonly clock: Clock;
  readonly read: () => SnapshotParts;
  readonly publish: (delta: SnapshotDelta, parts: SnapshotParts) => void;
}): SnapshotPublisher {
  const { clock, read, publish } = options;
  let parts = read();
  let seq = 0;
  let timer: Timer | null = null;

  const flush = () => {
    timer?.cancel();
    timer = null;
    const next = read();
    const delta = diffSnapshots(parts, next, seq + 1);
    if (delta === null) return;
    parts = next;
    seq = delta.seq;
    publish(delta, next);
  };

  return {
    snapshot() {
      // What is pending goes out first, so that the numbers of the whole picture and of the deltas fit.
      flush();
      return { seq, ...parts };
    },
    markChanged() {
      timer ??= clock.setTimer(BATCH_MS, flush);
    },
    dispose() {
      timer?.cancel();
      timer = null;
    },
  };
}
