import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { summaryLines } from '../../../../scripts/testing/summary.mjs';
import { chooseSteps, testSteps } from '../../../../scripts/testing/test-steps.mjs';

test('ends with the sum alone on the last line', () => {
  const [step] = chooseSteps(['unit']).steps;
  if (step === undefined) throw new Error('there is no step named unit');
  const result = { step, tally: { passed: 7, failed: 1, skipped: 0 }, seconds: 1.23 };
  const lines = summaryLines([result, result]);
  expect(lines.at(-1)).toBe('14 passed, 2 failed');
  expect(lines).toContain('FAILED unit             1.2 s  7 passed, 1 failed');
});

test('runs every step when none is named', () => {
  expect(chooseSteps([])).toEqual({ steps: testSteps, unknown: [] });
});

test('tells a step that does not exist', () => {
  expect(chooseSteps(['unit', 'units']).unknown).toEqual(['units']);
});

test.each(testSteps.map((step) => [step.name, step.command[0] ?? '']))(
  'finds the program of the step %s',
  (_name, script) => {
    expect(existsSync(script)).toBe(true);
  },
);
