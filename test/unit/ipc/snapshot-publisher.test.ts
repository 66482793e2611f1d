import { expect, test } from 'vitest';
import type { SnapshotParts } from '../../../src-main/ipc/snapshot-delta.ts';
import { createSnapshotPublisher } from '../../../src-main/ipc/snapshot-publisher.ts';
import type { SnapshotDelta } from '../../../src-main/shared/snapshot.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { listEntries } from '../../support/list-entries.ts';
import { makePortView, portId } from '../../support/port-view-factory.ts';
import { makeAppView, makeSettingsView, makeSyncView } from '../../support/snapshot-factory.ts';

const start: SnapshotParts = {
  app: makeAppView(),
  ports: [makePortView('Port1'), makePortView('Port2')],
  sync: makeSyncView(),
  settings: makeSettingsView(),
  notices: [],
};

function setUp() {
  const clock = new FakeClock();
  const published: SnapshotDelta[] = [];
  const state = { parts: start };
  const publisher = createSnapshotPublisher({
    clock,
    read: () => state.parts,
    publish: (delta) => published.push(delta),
  });
  return { clock, published, state, publisher };
}

test('publishes only the port that changed', async () => {
  const { clock, published, state, publisher } = setUp();
  state.parts = { ...start, ports: [makePortView('Port1'), makePortView('Port2', { signalDbm: -71 })] };
  publisher.markChanged();
  await clock.advance(100);
  expect(published).toEqual([{ seq: 1, ports: [makePortView('Port2', { signalDbm: -71 })] }]);
});

test('tells those fields of the sync alone that changed, and of 512 numbers none that did not', async () => {
  const { clock, published, state, publisher } = setUp();
  const numbers = listEntries(512).map(({ number }) => number);
  const accepted = numbers.map((number) => ({ number, id: 1, since: null }));
  const timed = numbers.map((number) => ({ number, at: '2026-01-01T00:00:00.000Z' }));
  const sync = makeSyncView({ desired: timed, sent: timed, accepted });
  state.parts = { ...start, sync };
  publisher.markChanged();
  await clock.advance(100);
  state.parts = { ...start, sync: { ...sync, state: 'sending' } };
  publisher.markChanged();
  await clock.advance(100);
  expect(published.map((delta) => Object.keys(delta.sync ?? {}))).toEqual([
    ['desired', 'sent', 'accepted'],
    ['state'],
  ]);
});

test('gathers many changes into one numbered message', async () => {
  const { clock, published, state, publisher } = setUp();
  for (let dbm = -100; dbm < -50; dbm++) {
    state.parts = { ...start, ports: [makePortView('Port1', { signalDbm: dbm }), makePortView('Port2')] };
    publisher.markChanged();
  }
  await clock.advance(1000);
  expect(published.map(({ seq }) => seq)).toEqual([1]);
});

test('names the ports that are gone', async () => {
  const { clock, published, state, publisher } = setUp();
  state.parts = { ...start, ports: [makePortView('Port1')] };
  publisher.markChanged();
  await clock.advance(100);
  expect(published).toEqual([{ seq: 1, removedPorts: [portId('Port2')] }]);
});

test('says nothing when nothing changed', async () => {
  const { clock, published, state, publisher } = setUp();
  state.parts = structuredClone(start);
  publisher.markChanged();
  await clock.advance(100);
  expect(published).toEqual([]);
});

test('brings what is pending into the whole picture, so that no delta is lost or told twice', async () => {
  const { clock, published, state, publisher } = setUp();
  state.parts = { ...start, app: { ...start.app, settled: true } };
  publisher.markChanged();
  const snapshot = publisher.snapshot();
  await clock.advance(1000);
  expect(snapshot).toMatchObject({ seq: 1, app: { settled: true } });
  expect(published.map(({ seq }) => seq)).toEqual([1]);
});

test('leaves no timer behind when it is disposed', () => {
  const { clock, publisher } = setUp();
  publisher.markChanged();
  publisher.dispose();
  expect(clock.timers).toBe(0);
});
