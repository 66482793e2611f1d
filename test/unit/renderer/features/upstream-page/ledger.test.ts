import { describe, expect, it } from 'vitest';
import type { E164 } from '../../../../../src-main/shared/ids.ts';
import type { PortView } from '../../../../../src-main/shared/port-view.ts';
import {
  agreementOf,
  countUnanswered,
  differenceOf,
} from '../../../../../src-renderer/features/upstream-page/ledger.ts';
import { ledgerRows } from '../../../../../src-renderer/features/upstream-page/ledger-rows.ts';
import { poolOf } from '../../../../../src-renderer/store/snapshot-reducer.ts';
import { makeSnapshot } from '../../../../support/renderer-harness/made-up-snapshot.ts';

const [one, two, three] = ['+46701000001', '+46701000002', '+46701000003'] as E164[] as [E164, E164, E164];

const timed = (...numbers: readonly E164[]) => numbers.map((number) => ({ number, at: '' }));
const { ports } = poolOf(makeSnapshot({ name: 'calm', ports: 2, theme: 'light' }));

describe('differenceOf', () => {
  it('names what is not confirmed yet and what is still to be taken off', () => {
    const accepted = [two, three].map((number) => ({ number, id: 1, since: null }));
    expect(differenceOf(ledgerRows({ desired: timed(one, two), sent: [], accepted }, ports))).toEqual({
      refused: [],
      missing: [one],
      surplus: [three],
      noId: [],
    });
  });

  it('tells a number that is refused by itself from one that still waits', () => {
    const [port] = Object.values<PortView>(ports);
    if (port === undefined) throw new Error('the snapshot has no port');
    const refusing = {
      [port.id]: {
        ...port,
        sim: { ...port.sim, number: one },
        upstream: { ...port.upstream, status: 'rejected' as const },
      },
    };
    expect(differenceOf(ledgerRows({ desired: timed(one, two), sent: [], accepted: [] }, refusing))).toEqual({
      refused: [one],
      missing: [two],
      surplus: [],
      noId: [],
    });
  });

  it('is empty when the upstream has exactly what it should have', () => {
    const accepted = [{ number: one, id: 1, since: null }];
    expect(differenceOf(ledgerRows({ desired: timed(one), sent: timed(one), accepted }, ports))).toEqual({
      refused: [],
      missing: [],
      surplus: [],
      noId: [],
    });
  });

  it('names a number that was accepted without an id', () => {
    const accepted = [{ number: one, id: null, since: null }];
    const rows = ledgerRows({ desired: timed(one), sent: timed(one), accepted }, ports);
    expect(differenceOf(rows).noId).toEqual([one]);
  });
});

it('counts what may be on sale and stands on no row, once no answer is to come', () => {
  const accepted = [{ number: one, id: 1, since: null }];
  const rows = ledgerRows({ desired: timed(one), sent: timed(one), accepted }, ports);
  expect(countUnanswered({ state: 'retrying', mayBeListed: 3 }, rows)).toBe(2);
  expect(countUnanswered({ state: 'sending', mayBeListed: 3 }, rows)).toBe(0);
  expect(countUnanswered({ state: 'idle', mayBeListed: 1 }, rows)).toBe(0);
});

it('does not count a number once more that was sent and waits for its answer on a row', () => {
  const rows = ledgerRows({ desired: timed(one), sent: timed(one), accepted: [] }, ports);
  expect(differenceOf(rows).missing).toEqual([one]);
  expect(countUnanswered({ state: 'retrying', mayBeListed: 1 }, rows)).toBe(0);
});

it('says that the upstream has exactly what it should have only while nothing waits to be sent', () => {
  expect(agreementOf('idle')).toBe('equal');
  for (const state of ['gathering', 'sending'] as const) expect(agreementOf(state)).toBe('equalSending');
  for (const state of ['retrying', 'blocked', 'settling', 'unconfigured', 'stopped'] as const)
    expect(agreementOf(state)).toBe('equalUntold');
});
