import { describe, expect, it } from 'vitest';
import type { Bridge } from '../../../../src-main/shared/ipc-schema.ts';
import type { Snapshot, SnapshotDelta } from '../../../../src-main/shared/snapshot.ts';
import { startSnapshotFeed } from '../../../../src-renderer/ipc/snapshot-feed.ts';
import { createWindowStore } from '../../../../src-renderer/store/window-store.ts';
import { makeSnapshot } from '../../../support/renderer-harness/made-up-snapshot.ts';

const first = makeSnapshot({ name: 'calm', ports: 2, theme: 'light' });

/** Main, seen from the window: answers `snapshot:get` when told, and sends deltas at will. */
function fakeMain() {
  const listeners = new Set<(delta: SnapshotDelta) => void>();
  const asked: { resolve(snapshot: Snapshot): void; reject(error: Error): void }[] = [];
  const bridge = {
    invoke: () => new Promise<Snapshot>((resolve, reject) => asked.push({ resolve, reject })),
    on: (_channel: string, listener: (delta: SnapshotDelta) => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  } as unknown as Bridge;
  return {
    bridge,
    asked,
    listeners,
    send: (delta: SnapshotDelta) => {
      for (const listener of listeners) listener(delta);
    },
  };
}

function follow(main: ReturnType<typeof fakeMain>) {
  const store = createWindowStore({ ...first, seq: 0 });
  const errors: unknown[] = [];
  const feed = startSnapshotFeed(main.bridge, {
    snapshot: (snapshot) => store.getState().takeSnapshot(snapshot),
    delta: (delta) => store.getState().takeDelta(delta),
    failed: (error) => errors.push(error),
  });
  return { feed, errors, seq: () => store.getState().pool.seq };
}

describe('the snapshot feed', () => {
  it('takes the whole snapshot first and deltas after it', async () => {
    const main = fakeMain();
    const { feed, seq } = follow(main);
    const started = feed.resync();
    main.asked[0]?.resolve({ ...first, seq: 5 });
    await started;
    main.send({ seq: 6 });
    expect(seq()).toBe(6);
    expect(main.asked).toHaveLength(1);
  });

  it('keeps deltas that arrive while the snapshot is on its way, and drops those it contains', async () => {
    const main = fakeMain();
    const { feed, seq } = follow(main);
    const started = feed.resync();
    main.send({ seq: 5 });
    main.send({ seq: 6 });
    main.asked[0]?.resolve({ ...first, seq: 5 });
    await started;
    expect(seq()).toBe(6);
  });

  it('asks for a whole snapshot once when a delta went missing', async () => {
    const main = fakeMain();
    const { feed, seq } = follow(main);
    const started = feed.resync();
    main.asked[0]?.resolve({ ...first, seq: 5 });
    await started;
    main.send({ seq: 8 });
    main.send({ seq: 9 });
    expect(main.asked).toHaveLength(2);
    const recovered = feed.resync();
    main.asked[1]?.resolve({ ...first, seq: 8 });
    await recovered;
    expect(seq()).toBe(9);
  });

  it('tells of a main that does not answer, and can be asked again', async () => {
    const main = fakeMain();
    const { feed, errors, seq } = follow(main);
    const failing = feed.resync();
    main.asked[0]?.reject(new Error('gone'));
    await failing;
    expect(errors).toHaveLength(1);
    const again = feed.resync();
    main.asked[1]?.resolve({ ...first, seq: 3 });
    await again;
    expect(seq()).toBe(3);
  });

  it('gives up after a few rounds when gaps never end', async () => {
    const main = fakeMain();
    const { feed, errors } = follow(main);
    const started = feed.resync();
    for (let round = 0; round < 3; round++) {
      main.send({ seq: 100 });
      main.asked[round]?.resolve({ ...first, seq: 5 });
      await Promise.resolve();
      await Promise.resolve();
    }
    await started;
    expect(main.asked).toHaveLength(3);
    expect(errors).toHaveLength(1);
  });

  it('hears nothing any more once stopped', async () => {
    const main = fakeMain();
    const { feed, seq } = follow(main);
    const started = feed.resync();
    feed.stop();
    main.asked[0]?.resolve({ ...first, seq: 5 });
    await started;
    expect(seq()).toBe(0);
    expect(main.listeners.size).toBe(0);
  });
});
