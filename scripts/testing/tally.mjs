/** @typedef {{ passed: number, failed: number, skipped: number }} Tally */

/**
 * Counts one step. A run that failed without a failed test (a file that cannot be loaded, a crash, no test at all) counts as
 * one failed test: a step never fails in silence.
 * @param {import('./test-steps.mjs').TestStep['kind']} kind
 * @param {number} exitCode
 * @param {unknown} report the JSON report of the run; null when there is none
 * @returns {Tally}
 */
export function tallyOf(kind, exitCode, report) {
  if (kind === 'check') return { passed: exitCode === 0 ? 1 : 0, failed: exitCode === 0 ? 0 : 1, skipped: 0 };
  const counted = kind === 'vitest' ? countVitest(report) : countPlaywright(report);
  const ranAny = counted.passed + counted.failed > 0;
  const failedSilently = counted.failed === 0 && (exitCode !== 0 || !ranAny);
  return failedSilently ? { ...counted, failed: 1 } : counted;
}

/**
 * @param {readonly Tally[]} tallies
 * @returns {Tally}
 */
export function sumOf(tallies) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const tally of tallies) {
    sum.passed += tally.passed;
    sum.failed += tally.failed;
    sum.skipped += tally.skipped;
  }
  return sum;
}

/**
 * @param {unknown} report
 * @returns {Tally}
 */
function countVitest(report) {
  return {
    passed: numberAt(report, 'numPassedTests'),
    failed: numberAt(report, 'numFailedTests'),
    skipped: numberAt(report, 'numPendingTests') + numberAt(report, 'numTodoTests'),
  };
}

/**
 * A test that passed only when it was repeated counts as passed.
 * @param {unknown} report
 * @returns {Tally}
 */
function countPlaywright(report) {
  const stats = isRecord(report) ? report['stats'] : null;
  return {
    passed: numberAt(stats, 'expected') + numberAt(stats, 'flaky'),
    failed: numberAt(stats, 'unexpected'),
    skipped: numberAt(stats, 'skipped'),
  };
}

/**
 * @param {unknown} value
 * @param {string} key
 * @returns {number} 0 when there is none
 */
function numberAt(value, key) {
  const found = isRecord(value) ? value[key] : undefined;
  return typeof found === 'number' ? found : 0;
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
function isRecord(value) {
  return typeof value === 'object' && value !== null;
}
