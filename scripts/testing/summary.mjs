import { sumOf } from './tally.mjs';

/**
 * A line for each step, and alone on the last line the sum, for people and for machines.
 * @param {readonly import('./run-step.mjs').StepResult[]} results
 * @returns {string[]}
 */
export function summaryLines(results) {
  const sum = sumOf(results.map(({ tally }) => tally));
  return ['', '== Summary', ...results.map(describe), '', `${sum.passed} passed, ${sum.failed} failed`];
}

/** @param {import('./run-step.mjs').StepResult} result */
function describe({ step, tally, seconds }) {
  const skipped = tally.skipped === 0 ? '' : `, ${tally.skipped} skipped`;
  const counts = `${tally.passed} passed, ${tally.failed} failed${skipped}`;
  return `${tally.failed === 0 ? 'ok    ' : 'FAILED'} ${step.name.padEnd(13)} ${seconds.toFixed(1).padStart(6)} s  ${counts}`;
}
