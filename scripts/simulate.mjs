// npm run simulate -- --seeds 5000 --hours 24: the long run of test/simulation, inside Electron's own Node.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import process from 'node:process';

const electron = createRequire(import.meta.url)('electron');
const run = spawnSync(electron, ['test/simulation/run.ts', ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
});
process.exit(run.status ?? 1);
