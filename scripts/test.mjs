// npm test: sets up, then runs every check and test, going on after a failure, and counts them on the last line.
// `npm test -- unit e2e` runs parts of it.
import { dirname } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { catchInterrupts } from './launch/interrupts.mjs';
import { orExit } from './setup/or-exit.mjs';
import { createReport } from './setup/report.mjs';
import { setUp } from './setup/setup.mjs';
import { SetupError } from './setup/setup-error.mjs';
import { runStep } from './testing/run-step.mjs';
import { summaryLines } from './testing/summary.mjs';
import { sumOf } from './testing/tally.mjs';
import { chooseSteps, testSteps } from './testing/test-steps.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const report = createReport(process.stdout);
const interrupts = catchInterrupts();

process.exitCode = await orExit(async () => {
  const { steps, unknown } = chooseSteps(process.argv.slice(2));
  if (unknown.length > 0) {
    const known = testSteps.map((step) => step.name).join(', ');
    throw new SetupError(`Unknown test step: ${unknown.join(', ')}. There are: ${known}.`);
  }
  await setUp(root, report);
  const results = [];
  for (const step of steps) {
    report.line(`\n== ${step.title} (${step.name})`);
    results.push(await runStep(root, step, interrupts));
    if (interrupts.seen()) return 130;
  }
  for (const line of summaryLines(results)) report.line(line);
  return sumOf(results.map(({ tally }) => tally)).failed === 0 ? 0 : 1;
});
