import { describe, expect, it } from 'vitest';
import type { CheckReport } from '../../../../../src-main/shared/check-report.ts';
import type { E164 } from '../../../../../src-main/shared/ids.ts';
import { findingsOf, verdictOf } from '../../../../../src-renderer/features/upstream-page/check-findings.ts';

const [one, two] = ['+46701000001', '+46701000002'] as E164[] as [E164, E164];
const fine: CheckReport = {
  mode: 'test2',
  at: '2026-01-01T12:00:00.000Z',
  count: 2,
  outcome: 'accepted',
  fault: null,
  missing: [],
  unexpected: [],
  differences: [],
  request: '{}',
  answer: '{}',
};

describe('the verdict of a check', () => {
  it('is "same" only when the answer is what was meant', () => {
    expect(verdictOf(fine)).toBe('same');
    expect(verdictOf({ ...fine, missing: [one] })).toBe('different');
    expect(verdictOf({ ...fine, unexpected: ['+1'] })).toBe('different');
    const difference = { number: one, field: 'rent', meant: '1', understood: '0' };
    expect(verdictOf({ ...fine, differences: [difference] })).toBe('different');
  });

  it('is the refusal or the failure, whatever else the answer holds', () => {
    expect(verdictOf({ ...fine, outcome: 'rejected', missing: [one] })).toBe('refused');
    expect(verdictOf({ ...fine, outcome: 'failed', missing: [one] })).toBe('failed');
  });
});

describe('the findings of a check', () => {
  it('name whole numbers before single fields', () => {
    const report: CheckReport = {
      ...fine,
      differences: [{ number: one, field: 'port_id', meant: 'Port1', understood: null }],
      unexpected: ['+46709999999'],
      missing: [two],
    };
    expect(findingsOf(report).map(({ kind, number }) => `${kind} ${number}`)).toEqual([
      `missing ${two}`,
      'unexpected +46709999999',
      `field ${one}`,
    ]);
  });
});
