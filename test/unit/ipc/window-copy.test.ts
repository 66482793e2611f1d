import { expect, test } from 'vitest';
import type { SnapshotParts } from '../../../src-main/ipc/snapshot-delta.ts';
import { createSnapshotPublisher } from '../../../src-main/ipc/snapshot-publisher.ts';
import { createRandom, pick } from '../../../src-main/sandbox/random.ts';
import type { E164 } from '../../../src-main/shared/ids.ts';
import type { SnapshotDelta } from '../../../src-main/shared/snapshot.ts';
import type { Pool } from '../../../src-renderer/store/pool.ts';
import { applyDelta, poolOf } from '../../../src-renderer/store/snapshot-reducer.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { listEntries } from '../../support/list-entries.ts';
import { makePortView } from '../../support/port-view-factory.ts';
import { makeAppView, makeSettingsView, makeSyncView } from '../../support/snapshot-factory.ts';

const numbers = listEntries(4).map(({ number }) => number);
const fault = { code: 'http-500', text: 'The upstream has a problem of its own.', httpStatus: 500 };

type Deed = (parts: SnapshotParts, random: () => number) => SnapshotParts;

const someNumbers = (random: () => number) => numbers.filter(() => random() < 0.5);

const timed = (numbers: readonly E164[]) =>
  numbers.map((number) => ({ number, at: '2026-01-01T00:00:00.000Z' }));

/** All that can happen to what the window shows, things that come and go among them. */
const deeds: readonly Deed[] = [
  (parts, random) => {
    const id = `Port${1 + Math.floor(random() * 12)}`;
    const others = parts.ports.filter((port) => port.id !== id);
    return { ...parts, ports: random() < 0.4 ? others : [...others, makePortView(id)] };
  },
  (parts, random) => {
    const chosen = pick([...parts.ports, null], random);
    const signalDbm = pick([null, -60, -70, -80], random);
    const ports = parts.ports.map((port) => (port === chosen ? { ...port, signalDbm } : port));
    return { ...parts, ports };
  },
  (parts) => ({ ...parts, ports: parts.ports.toReversed() }),
  (parts, random) => ({
    ...parts,
    sync: { ...parts.sync, desired: timed(someNumbers(random)), sent: timed(someNumbers(random)) },
  }),
  (parts, random) => ({
    ...parts,
    sync: {
      ...parts.sync,
      accepted: someNumbers(random).map((number) => ({ number, id: pick([null, 7], random), since: null })),
      lastError: pick([null, fault], random),
      fallback: pick([null, fault], random),
      nextAt: pick([null, '2026-01-01T00:04:45.000Z'], random),
    },
  }),
  (parts, random) => ({ ...parts, app: { ...parts.app, settled: random() < 0.5 } }),
  (parts, random) => ({
    ...parts,
    settings: { ...parts.settings, upstreamUrl: pick([null, 'https://upstream.example'], random) },
  }),
  (parts, random) => ({
    ...parts,
    notices: random() < 0.5 ? [] : [{ id: 'a', level: 'warning', title: 'A', text: String(random() < 0.5) }],
  }),
];

test.each(Array.from({ length: 40 }, (_, index) => index + 1))(
  'a window shows what main knows, whatever happened and whatever message was lost (seed %i)',
  async (seed) => {
    const random = createRandom(seed);
    const clock = new FakeClock();
    let parts: SnapshotParts = {
      app: makeAppView(),
      ports: [],
      sync: makeSyncView(),
      settings: makeSettingsView(),
      notices: [],
    };
    let line: SnapshotDelta[] = [];
    const publisher = createSnapshotPublisher({
      clock,
      read: () => parts,
      // What crosses to the window is a copy, as of that moment.
      publish: (delta) => line.push(structuredClone(delta)),
    });
    let pool: Pool = poolOf(structuredClone(publisher.snapshot()));
    const hear = () => {
      for (const delta of line) {
        const outcome = applyDelta(pool, delta);
        if (outcome.kind === 'applied') pool = outcome.pool;
        if (outcome.kind === 'gap') pool = poolOf(structuredClone(publisher.snapshot()));
      }
      line = [];
    };
    for (let step = 0; step < 200; step++) {
      parts = pick(deeds, random)(parts, random);
      publisher.markChanged();
      if (random() < 0.6) await clock.advance(100);
      if (random() < 0.1) line.pop();
      if (random() < 0.7) hear();
    }
    hear();
    // One more message shows the window that others were lost.
    parts = { ...parts, app: { ...parts.app, version: 'last' } };
    publisher.markChanged();
    await clock.advance(100);
    hear();
    expect(pool).toEqual(poolOf(publisher.snapshot()));
  },
);
