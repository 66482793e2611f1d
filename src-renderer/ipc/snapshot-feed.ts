import type { Bridge } from '../../src-main/shared/ipc-schema.ts';
import type { Snapshot, SnapshotDelta } from '../../src-main/shared/snapshot.ts';

/** Where the feed puts what it hears. `delta` tells whether it fitted: a gap makes the feed ask for a whole snapshot. */
interface SnapshotSink {
  snapshot(snapshot: Snapshot): void;
  delta(delta: SnapshotDelta): 'applied' | 'stale' | 'gap';
  failed(error: unknown): void;
}

export interface SnapshotFeed {
  /** Asks for a whole snapshot, as at the start and after a gap. Never rejects: failures go to the sink. */
  resync(): Promise<void>;
  stop(): void;
}

/** More gaps than this in a row mean that main and window do not agree on counting; trying on would never end. */
const MAX_ROUNDS = 3;

/** Keeps the sink equal to main's state: whole snapshot first, then deltas, whole again whenever one went missing. */
export function startSnapshotFeed(bridge: Bridge, sink: SnapshotSink): SnapshotFeed {
  let waiting: SnapshotDelta[] = [];
  let running: Promise<void> | null = null;
  let stopped = false;

  const isFilled = (): boolean => {
    const held = waiting;
    waiting = [];
    return held.every((delta) => sink.delta(delta) !== 'gap');
  };

  const rounds = async (): Promise<void> => {
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const snapshot = await bridge.invoke('snapshot:get');
      if (stopped) return;
      sink.snapshot(snapshot);
      if (isFilled()) return;
    }
    throw new Error('updates arrive out of order');
  };

  const resync = (): Promise<void> => {
    running ??= rounds()
      .catch((error: unknown) => {
        if (!stopped) sink.failed(error);
      })
      .finally(() => {
        running = null;
      });
    return running;
  };

  const unsubscribe = bridge.on('snapshot:delta', (delta) => {
    if (running !== null) waiting.push(delta);
    else if (sink.delta(delta) === 'gap') void resync();
  });

  return {
    resync,
    stop() {
      stopped = true;
      unsubscribe();
    },
  };
}
