// npm run kill-test -- --rounds 100: builds the app as it ships, then kills it again and again. Runs inside Electron's own Node.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import process from 'node:process';

const build = spawnSync(
  process.execPath,
  ['node_modules/electron-vite/bin/electron-vite.js', 'build', '--logLevel', 'warn'],
  { stdio: 'inherit' },
);
if (build.status !== 0) process.exit(build.status ?? 1);
const electron = createRequire(import.meta.url)('electron');
const run = spawnSync(electron, ['test/kill/run.ts', ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
});
process.exit(run.status ?? 1);
