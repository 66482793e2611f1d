// npm run demo, npm start, npm run setup: brings the checkout to a built app, and runs it.
import { dirname } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { appArguments } from './launch/app-arguments.mjs';
import { catchInterrupts } from './launch/interrupts.mjs';
import { launchApp } from './launch/launch-app.mjs';
import { orExit } from './setup/or-exit.mjs';
import { createReport } from './setup/report.mjs';
import { setUp } from './setup/setup.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [mode = 'start', ...given] = process.argv.slice(2);
const report = createReport(process.stdout);
const interrupts = catchInterrupts();

process.exitCode = await orExit(async () => {
  await setUp(root, report);
  if (mode === 'setup') return 0;
  return launchApp(root, appArguments(mode === 'demo' ? 'demo' : 'start', given), report, interrupts);
});
