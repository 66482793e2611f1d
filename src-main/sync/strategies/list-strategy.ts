import type { SyncStrategy } from './sync-strategy.ts';

/** Each request is the whole list: it takes the place of the one before, and is the proof of life as well. */
export const listStrategy: SyncStrategy = {
  mode: 'list',
  next: () => ({ kind: 'list' }),
};
