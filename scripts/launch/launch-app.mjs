import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { hasDisplay } from '../setup/system-step.mjs';
import { isConsoleNoise } from './console-noise.mjs';
import { superviseGroup } from './process-group.mjs';
import { startVirtualDisplay } from './virtual-display.mjs';

/** Time for the app to quit after Ctrl-C: it may have a last list to send. */
const quitGraceMs = 10_000;

/**
 * Runs the built app until it ends.
 * @param {string} root
 * @param {readonly string[]} args for the app
 * @param {import('../setup/report.mjs').Report} report
 * @param {import('./interrupts.mjs').Interrupts} interrupts
 * @returns {Promise<number>} its exit code
 */
export async function launchApp(root, args, report, interrupts) {
  if (process.platform !== 'linux' || hasDisplay()) return runElectron(root, args, {}, report, interrupts);
  report.line(
    'Display: starting Xvfb, because this machine has none. The window is drawn, but nobody sees it.',
  );
  const display = await startVirtualDisplay();
  try {
    return await runElectron(root, args, display.env, report, interrupts);
  } finally {
    await display.stop();
  }
}

/**
 * @param {string} root
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} displayEnv
 * @param {import('../setup/report.mjs').Report} report
 * @param {import('./interrupts.mjs').Interrupts} interrupts
 */
async function runElectron(root, args, displayEnv, report, interrupts) {
  const electron = createRequire(join(root, 'package.json'))('electron');
  const isLinuxRoot = process.platform === 'linux' && process.getuid?.() === 0;
  if (isLinuxRoot)
    report.line('Sandbox: off (--no-sandbox), because Chromium refuses to run as root with it.');
  const env = { ...process.env, ...displayEnv };
  delete env['ELECTRON_RUN_AS_NODE'];
  report.line(`Starting Portlight ${args.join(' ')}`.trimEnd());
  const app = spawn(electron, [...(isLinuxRoot ? ['--no-sandbox'] : []), '.', ...args], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  });
  createInterface({ input: app.stdout }).on('line', (line) => process.stdout.write(`${line}\n`));
  createInterface({ input: app.stderr }).on('line', (line) => {
    if (!isConsoleNoise(line)) process.stderr.write(`${line}\n`);
  });
  return superviseGroup(app, quitGraceMs, interrupts);
}
