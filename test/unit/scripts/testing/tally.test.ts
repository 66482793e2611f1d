import { expect, test } from 'vitest';
import { sumOf, tallyOf } from '../../../../scripts/testing/tally.mjs';

const vitestReport = { numPassedTests: 5, numFailedTests: 2, numPendingTests: 1, numTodoTests: 1 };
const playwrightReport = { stats: { expected: 3, flaky: 1, unexpected: 1, skipped: 2 } };

test('counts a check as one test', () => {
  expect(tallyOf('check', 0, null)).toEqual({ passed: 1, failed: 0, skipped: 0 });
  expect(tallyOf('check', 2, null)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

test('counts the tests of Vitest and of Playwright', () => {
  expect(tallyOf('vitest', 1, vitestReport)).toEqual({ passed: 5, failed: 2, skipped: 2 });
  expect(tallyOf('playwright', 1, playwrightReport)).toEqual({ passed: 4, failed: 1, skipped: 2 });
});

test.each([
  ['left no report', 1, null],
  ['failed outside of a test', 1, { ...vitestReport, numFailedTests: 0 }],
  ['ran no test at all', 0, { numPassedTests: 0, numFailedTests: 0 }],
])('counts a run that %s as a failed test', (_what, exitCode, report) => {
  expect(tallyOf('vitest', exitCode, report).failed).toBe(1);
});

test('adds the steps up', () => {
  const one = { passed: 1, failed: 2, skipped: 3 };
  expect(sumOf([one, one])).toEqual({ passed: 2, failed: 4, skipped: 6 });
});
