// Runs Vitest inside Electron's own Node, so that tests meet the runtime that ships.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import process from 'node:process';

const electron = createRequire(import.meta.url)('electron');
const run = spawnSync(electron, ['node_modules/vitest/vitest.mjs', 'run', ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
});
process.exit(run.status ?? 1);
