import { describe, expect, it } from 'vitest';
import type { E164 } from '../../../../../src-main/shared/ids.ts';
import { agreementOf, differenceOf } from '../../../../../src-renderer/features/upstream-page/ledger.ts';

const [one, two, three] = ['+46701000001', '+46701000002', '+46701000003'] as E164[] as [E164, E164, E164];

const timed = (...numbers: readonly E164[]) => numbers.map((number) => ({ number, at: '' }));

describe('differenceOf', () => {
  it('names what is not confirmed yet and what is still to be taken off', () => {
    const accepted = [two, three].map((number) => ({ number, id: 1, since: null }));
    expect(differenceOf({ desired: timed(one, two), accepted })).toEqual({
      missing: [one],
      surplus: [three],
    });
  });

  it('is empty when the upstream has exactly what it should have', () => {
    expect(differenceOf({ desired: timed(one), accepted: [{ number: one, id: null, since: null }] })).toEqual(
      {
        missing: [],
        surplus: [],
      },
    );
  });
});

it('says that the upstream has exactly what it should have only while nothing waits to be sent', () => {
  expect(agreementOf('idle')).toBe('equal');
  for (const state of ['gathering', 'sending'] as const) expect(agreementOf(state)).toBe('equalSending');
  for (const state of ['retrying', 'blocked', 'settling', 'unconfigured', 'stopped'] as const)
    expect(agreementOf(state)).toBe('equalUntold');
});
