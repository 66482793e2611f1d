/**
 * The steps of `npm test`, in their order.
 * @typedef {object} TestStep
 * @property {string} name what to write behind `npm test --` to run it alone
 * @property {string} title
 * @property {'check' | 'vitest' | 'playwright'} kind a check counts as one test
 * @property {readonly string[]} command a script for Node, with its arguments
 */

/** @type {readonly TestStep[]} */
export const testSteps = [
  { name: 'types', title: 'Type check', kind: 'check', command: ['node_modules/typescript/bin/tsc', '-b'] },
  {
    name: 'lint',
    title: 'Lint and format',
    kind: 'check',
    command: ['node_modules/@biomejs/biome/bin/biome', 'check'],
  },
  { name: 'knip', title: 'Unused code', kind: 'check', command: ['node_modules/knip/bin/knip.js'] },
  vitestStep('architecture', 'Architecture: import directions and sizes'),
  vitestStep('unit', 'Unit tests'),
  vitestStep('contract', 'Contract tests: real ttys and the simulator'),
  vitestStep('integration', 'Integration tests'),
  vitestStep('simulation', 'Simulation tests: long runs on a fake clock'),
  {
    name: 'e2e',
    title: 'End-to-end tests: the real app',
    kind: 'playwright',
    command: ['node_modules/@playwright/test/cli.js', 'test', '-c', 'test/e2e/playwright.config.ts'],
  },
];

/**
 * @param {string} name the folder below test/
 * @param {string} title
 * @returns {TestStep}
 */
function vitestStep(name, title) {
  return { name, title, kind: 'vitest', command: ['scripts/vitest.mjs', `test/${name}/`] };
}

/**
 * @param {readonly string[]} names none for all
 * @returns {{ steps: readonly TestStep[], unknown: readonly string[] }}
 */
export function chooseSteps(names) {
  const unknown = names.filter((name) => !testSteps.some((step) => step.name === name));
  const steps = names.length === 0 ? testSteps : testSteps.filter((step) => names.includes(step.name));
  return { steps, unknown };
}
