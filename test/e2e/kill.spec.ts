import { createRequire } from 'node:module';
import { expect, test } from '@playwright/test';
import { startProcess } from '../support/app-process.ts';

const ROUNDS = 5;

/** The first rounds of `npm run kill-test`, which reads the journal and so has to run inside Electron's own Node. */
test('keeps what it promised when it is killed in the middle of its work, five times', async () => {
  test.setTimeout(180_000);
  const electron = createRequire(import.meta.url)('electron') as string;
  const run = startProcess(electron, ['test/kill/run.ts', `--rounds=${ROUNDS}`], {
    ELECTRON_RUN_AS_NODE: '1',
  });
  const code = await run.exited;
  const output = run.lines.map(({ text }) => text).join('\n');
  expect(output).toContain(`${ROUNDS} kills`);
  expect(output).toContain(' 0 faults, ');
  expect(code, output).toBe(0);
});
