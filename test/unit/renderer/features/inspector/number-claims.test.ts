import { describe, expect, it } from 'vitest';
import type { E164 } from '../../../../../src-main/shared/ids.ts';
import type { NumberEvidenceView, NumberSource } from '../../../../../src-main/shared/port-view.ts';
import { numberClaims } from '../../../../../src-renderer/features/inspector/number-claims.ts';

const one = '+46701000001' as E164;
const other = '+46701999888' as E164;

function said(source: NumberSource, number: E164, day: number): NumberEvidenceView {
  return { source, number, at: `2026-01-0${day}T12:00:00.000Z` };
}

describe('numberClaims', () => {
  it('tells all who name the same number as one claim, the newest word first', () => {
    const claims = numberClaims({ number: one, evidence: [said('cnum', one, 1), said('ussd', one, 2)] });
    expect(claims).toHaveLength(1);
    expect(claims[0]).toMatchObject({ number: one, isUsed: true });
    expect(claims[0]?.evidence.map(({ source }) => source)).toEqual(['ussd', 'cnum']);
  });

  it('puts the number in use first, whoever spoke last', () => {
    const claims = numberClaims({ number: one, evidence: [said('typed', one, 1), said('cnum', other, 9)] });
    expect(claims.map(({ number }) => number)).toEqual([one, other]);
  });

  it('marks none as used while sources disagree, so that each can be chosen', () => {
    const claims = numberClaims({ number: null, evidence: [said('cnum', one, 1), said('ussd', other, 2)] });
    expect(claims.map(({ number, isUsed }) => [number, isUsed])).toEqual([
      [other, false],
      [one, false],
    ]);
  });

  it('is empty where nobody said anything', () => {
    expect(numberClaims({ number: null, evidence: [] })).toEqual([]);
  });
});
