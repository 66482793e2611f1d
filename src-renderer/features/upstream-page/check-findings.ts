import type { CheckReport } from '../../../src-main/shared/check-report.ts';
import type { Tone } from '../../store/port-tone.ts';

/** `same`: the upstream takes the list as it was meant. `different`: it answered, but not that. */
type CheckVerdict = 'same' | 'different' | 'refused' | 'failed';

/** One thing in the answer that is not as it was meant. */
export interface CheckFinding {
  readonly kind: 'missing' | 'unexpected' | 'field';
  readonly number: string;
  readonly field: string | null;
  readonly meant: string | null;
  readonly understood: string | null;
}

export function verdictOf(report: CheckReport): CheckVerdict {
  if (report.outcome === 'failed') return 'failed';
  if (report.outcome === 'rejected') return 'refused';
  return findingsOf(report).length === 0 ? 'same' : 'different';
}

/** Whole numbers before single fields: a number that is not there has no fields to look at. */
export function findingsOf({ missing, unexpected, differences }: CheckReport): readonly CheckFinding[] {
  const nothing = { field: null, meant: null, understood: null };
  return [
    ...missing.map((number) => ({ kind: 'missing' as const, number, ...nothing })),
    ...unexpected.map((number) => ({ kind: 'unexpected' as const, number, ...nothing })),
    ...differences.map((difference) => ({ kind: 'field' as const, ...difference })),
  ];
}

export function toneOfVerdict(verdict: CheckVerdict): Tone {
  switch (verdict) {
    case 'same':
      return 'good';
    case 'different':
    case 'failed':
      return 'attention';
    case 'refused':
      return 'refused';
  }
}
