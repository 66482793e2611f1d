import { expect, test } from 'vitest';
import type { ModemSnapshot } from '../../../src-main/modem/modem-snapshot.ts';
import {
  emptyPool,
  nextDeadlineMs,
  type PoolModel,
  poolStateOf,
  reducePool,
} from '../../../src-main/pool/pool-reducer.ts';
import { DEFAULT_GRACE } from '../../../src-main/pool/presence.ts';
import { LOST, modemOf, PULLED, portId, SEARCHING, SWAPPED_UNREAD } from './pool-fixtures.ts';

const OPENING = modemOf({ ...LOST, phase: 'opening', fault: null });
const IDENTIFYING = modemOf({ ...LOST, phase: 'identifying', fault: null });

function poolOf(...names: readonly string[]): PoolModel {
  const ports = names.map((name) => ({ id: portId(name), address: `/dev/${name}`, modem: OPENING }));
  const filled = reducePool(emptyPool(DEFAULT_GRACE), { kind: 'ports', ports }, 0);
  return reducePool(filled, { kind: 'started' }, 0);
}

function report(model: PoolModel, name: string, modem: ModemSnapshot, nowMs: number): PoolModel {
  return reducePool(model, { kind: 'modem', portId: portId(name), modem }, nowMs);
}

function kindsOf(model: PoolModel): readonly string[] {
  return poolStateOf(model).ports.map(({ presence }) => presence.kind);
}

test('keeps the ports in port order', () => {
  expect(poolStateOf(poolOf('Port10', 'Port9', 'Port1')).ports.map(({ id }) => id)).toEqual([
    'Port1',
    'Port9',
    'Port10',
  ]);
});

test('is settled once every port is ready or has a reason', () => {
  let model = report(poolOf('A', 'B', 'C'), 'A', modemOf(), 1_000);
  model = report(model, 'B', LOST, 2_000);
  expect(model.settled).toBe(false);
  model = report(model, 'C', IDENTIFYING, 2_500);
  expect(model.settled).toBe(false);
  model = report(model, 'C', PULLED, 3_000);
  expect(model.settled).toBe(true);
});

test('is settled after 30 s whatever its ports do', () => {
  const model = poolOf('A');
  expect(nextDeadlineMs(model)).toBe(30_000);
  expect(reducePool(model, { kind: 'time' }, 29_999).settled).toBe(false);
  expect(reducePool(model, { kind: 'time' }, 30_000).settled).toBe(true);
});

test('is not settled before the start', () => {
  expect(reducePool(emptyPool(DEFAULT_GRACE), { kind: 'time' }, 60_000).settled).toBe(false);
});

test('stays settled when a port is opened again or added', () => {
  const settled = report(poolOf('A'), 'A', modemOf(), 1_000);
  expect(report(settled, 'A', OPENING, 2_000).settled).toBe(true);
  const ports = [{ id: portId('B'), address: '/dev/B', modem: OPENING }];
  expect(reducePool(settled, { kind: 'ports', ports }, 3_000).settled).toBe(true);
});

test('lets a grace run out with time alone, the nearest first', () => {
  let model = report(report(poolOf('A', 'B'), 'A', modemOf(), 0), 'B', modemOf(), 0);
  model = report(report(model, 'A', SEARCHING, 1_000), 'B', LOST, 2_000);
  expect(nextDeadlineMs(model)).toBe(7_000);
  model = reducePool(model, { kind: 'time' }, 7_000);
  expect(poolStateOf(model).ports.map(({ presence }) => presence.kind)).toEqual(['grace', 'absent']);
  expect(nextDeadlineMs(model)).toBe(31_000);
  model = reducePool(model, { kind: 'time' }, 31_000);
  expect(nextDeadlineMs(model)).toBe(null);
});

test('keeps what it knows of a port that stays, and keeps one that comes back elsewhere for its grace', () => {
  const model = report(report(poolOf('A', 'B'), 'A', modemOf(), 0), 'B', modemOf(), 0);
  const ports = [
    { id: portId('A'), address: '/dev/A', modem: OPENING },
    { id: portId('B'), address: '/dev/elsewhere', modem: OPENING },
  ];
  const moved = reducePool(model, { kind: 'ports', ports }, 1_000);
  expect(kindsOf(moved)).toEqual(['present', 'grace']);
  expect(kindsOf(report(moved, 'B', modemOf(), 4_000))).toEqual(['present', 'present']);
  expect(kindsOf(report(moved, 'B', SWAPPED_UNREAD, 4_000))).toEqual(['present', 'absent']);
  expect(kindsOf(reducePool(moved, { kind: 'time' }, 6_000))).toEqual(['present', 'absent']);
});

test('forgets a port that is taken away, also when its name is given out again', () => {
  const model = report(poolOf('A'), 'A', modemOf(), 0);
  const gone = reducePool(model, { kind: 'ports', ports: [] }, 1_000);
  const ports = [{ id: portId('A'), address: '/dev/A', modem: OPENING }];
  expect(kindsOf(reducePool(gone, { kind: 'ports', ports }, 1_000))).toEqual(['absent']);
});

test('does not wait for a twin before it settles', () => {
  const ports = ['A', 'B'].map((id) => ({
    id: portId(id),
    address: `/dev/${id}`,
    modem: OPENING,
    twinOf: id === 'B' ? portId('A') : null,
  }));
  const started = reducePool(
    reducePool(emptyPool(DEFAULT_GRACE), { kind: 'ports', ports }, 0),
    { kind: 'started' },
    0,
  );
  expect(poolStateOf(started).settled).toBe(false);
  expect(poolStateOf(report(started, 'A', modemOf(), 1_000)).settled).toBe(true);
});

test('gives the same value back when time changes nothing', () => {
  const model = report(poolOf('A'), 'A', modemOf(), 0);
  expect(reducePool(model, { kind: 'time' }, 1_000)).toBe(model);
});
