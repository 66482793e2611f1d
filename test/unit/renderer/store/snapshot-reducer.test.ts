import { describe, expect, it } from 'vitest';
import type { PortId } from '../../../../src-main/shared/ids.ts';
import type { SnapshotDelta } from '../../../../src-main/shared/snapshot.ts';
import type { Pool } from '../../../../src-renderer/store/pool.ts';
import { applyDelta, poolOf } from '../../../../src-renderer/store/snapshot-reducer.ts';
import { makePorts } from '../../../support/renderer-harness/made-up-ports.ts';
import { makeSnapshot } from '../../../support/renderer-harness/made-up-snapshot.ts';

const snapshot = makeSnapshot({ name: 'mixed', ports: 12, theme: 'light' });

function applied(pool: Pool, delta: SnapshotDelta): Pool {
  const outcome = applyDelta(pool, delta);
  if (outcome.kind !== 'applied') throw new Error(`not applied: ${outcome.kind}`);
  return outcome.pool;
}

describe('poolOf', () => {
  it('puts Port2 before Port10, whatever order main sends', () => {
    const shuffled = { ...snapshot, ports: [...snapshot.ports].reverse() };
    expect(poolOf(shuffled).order.slice(0, 3)).toEqual(['Port1', 'Port2', 'Port3']);
    expect(poolOf(shuffled).order.at(-1)).toBe('Port12');
  });
});

describe('applyDelta', () => {
  it('replaces the changed port alone, so that the others are not drawn again', () => {
    const before = poolOf(snapshot);
    const [first] = snapshot.ports;
    if (first === undefined) throw new Error('no port');
    const after = applied(before, { seq: 2, ports: [{ ...first, signalDbm: -51 }] });
    const changed = before.order.filter((id) => before.ports[id] !== after.ports[id]);
    expect(changed).toEqual([first.id]);
    expect(after.order).toBe(before.order);
  });

  it('keeps the table of ports when only the upstream part changed', () => {
    const before = poolOf(snapshot);
    const after = applied(before, { seq: 2, sync: { state: 'sending' } });
    expect(after.ports).toBe(before.ports);
    expect(after.sync).toEqual({ ...before.sync, state: 'sending' });
    expect(after.sync.accepted).toBe(before.sync.accepted);
  });

  it('adds a new port at its place and takes a removed one out', () => {
    const [, , third] = makePorts(3, true);
    const without = applied(poolOf(snapshot), { seq: 2, removedPorts: ['Port3' as PortId] });
    expect(without.order).not.toContain('Port3');
    expect(without.ports['Port3' as PortId]).toBeUndefined();
    const again = applied(without, { seq: 3, ports: third === undefined ? [] : [third] });
    expect(again.order.slice(1, 4)).toEqual(['Port2', 'Port3', 'Port4']);
  });

  it('names a gap when a delta went missing, and leaves the pool alone', () => {
    expect(applyDelta(poolOf(snapshot), { seq: 3 })).toEqual({ kind: 'gap' });
  });

  it('ignores what was sent before the snapshot was taken', () => {
    expect(applyDelta(poolOf(snapshot), { seq: 1 })).toEqual({ kind: 'stale' });
  });
});
