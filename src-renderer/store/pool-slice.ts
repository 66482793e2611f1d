import type { Snapshot, SnapshotDelta } from '../../src-main/shared/snapshot.ts';
import type { Pool } from './pool.ts';
import { applyDelta, type DeltaOutcome, poolOf } from './snapshot-reducer.ts';

/** Whether the window still hears main. What it shows while `failed` is the last that it heard. */
type Link = { readonly kind: 'live' } | { readonly kind: 'failed'; readonly text: string };

export interface PoolSlice {
  readonly pool: Pool;
  readonly link: Link;
  takeSnapshot(snapshot: Snapshot): void;
  takeDelta(delta: SnapshotDelta): DeltaOutcome['kind'];
  linkFailed(text: string): void;
}

export function createPoolSlice(
  first: Snapshot,
  set: (part: Partial<PoolSlice>) => void,
  get: () => PoolSlice,
): PoolSlice {
  return {
    pool: poolOf(first),
    link: { kind: 'live' },
    takeSnapshot: (snapshot) => set({ pool: poolOf(snapshot), link: { kind: 'live' } }),
    takeDelta: (delta) => {
      const outcome = applyDelta(get().pool, delta);
      if (outcome.kind === 'applied') set({ pool: outcome.pool });
      return outcome.kind;
    },
    linkFailed: (text) => set({ link: { kind: 'failed', text } }),
  };
}
