import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { killGroup, superviseGroup } from '../launch/process-group.mjs';
import { startVirtualDisplay } from '../launch/virtual-display.mjs';
import { hasDisplay } from '../setup/system-step.mjs';
import { tallyOf } from './tally.mjs';

/** A step that takes longer hangs. */
const stepLimitMs = 20 * 60_000;
const stopGraceMs = 5_000;

/** @typedef {{ step: import('./test-steps.mjs').TestStep, tally: import('./tally.mjs').Tally, seconds: number }} StepResult */

/**
 * Runs one step, its output going straight to the console.
 * @param {string} root
 * @param {import('./test-steps.mjs').TestStep} step
 * @param {import('../launch/interrupts.mjs').Interrupts} interrupts
 * @returns {Promise<StepResult>}
 */
export async function runStep(root, step, interrupts) {
  const startedAt = performance.now();
  const folder = await mkdtemp(join(tmpdir(), 'portlight-test-'));
  const reportPath = join(folder, 'report.json');
  const needsDisplay = step.kind === 'playwright' && process.platform === 'linux' && !hasDisplay();
  const display = needsDisplay ? await startVirtualDisplay() : null;
  try {
    const exitCode = await runCommand(root, step, reportPath, display?.env ?? {}, interrupts);
    const tally = tallyOf(step.kind, exitCode, await readReport(reportPath));
    return { step, tally, seconds: (performance.now() - startedAt) / 1_000 };
  } finally {
    await display?.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} root
 * @param {import('./test-steps.mjs').TestStep} step
 * @param {string} reportPath
 * @param {NodeJS.ProcessEnv} displayEnv
 * @param {import('../launch/interrupts.mjs').Interrupts} interrupts
 */
async function runCommand(root, step, reportPath, displayEnv, interrupts) {
  const child = spawn(process.execPath, [...step.command, ...reporterArgs(step.kind, reportPath)], {
    cwd: root,
    env: { ...process.env, ...displayEnv, PLAYWRIGHT_JSON_OUTPUT_FILE: reportPath },
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: process.platform !== 'win32',
  });
  const limit = setTimeout(() => {
    process.stdout.write(`${step.title}: stopped after ${stepLimitMs / 60_000} minutes.\n`);
    killGroup(child);
  }, stepLimitMs);
  try {
    return await superviseGroup(child, stopGraceMs, interrupts);
  } finally {
    clearTimeout(limit);
  }
}

/**
 * @param {import('./test-steps.mjs').TestStep['kind']} kind
 * @param {string} reportPath
 * @returns {string[]}
 */
function reporterArgs(kind, reportPath) {
  switch (kind) {
    case 'check':
      return [];
    case 'vitest':
      return ['--reporter=default', '--reporter=json', `--outputFile.json=${reportPath}`];
    case 'playwright':
      return ['--reporter=list,json'];
  }
}

/**
 * @param {string} path
 * @returns {Promise<unknown>} null when the run left no report
 */
async function readReport(path) {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return null;
  }
}
