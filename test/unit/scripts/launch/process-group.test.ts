import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { expect, test } from 'vitest';
import type { Interrupts } from '../../../../scripts/launch/interrupts.mjs';
import { superviseGroup } from '../../../../scripts/launch/process-group.mjs';

const longMs = 60_000;

/** Signals that the test gives, instead of the terminal. */
function testInterrupts() {
  let current: (signal: NodeJS.Signals) => void = () => undefined;
  const interrupts: Interrupts = {
    seen: () => false,
    handledBy: (handle, work) => {
      current = handle;
      return work;
    },
  };
  return { interrupts, send: (signal: NodeJS.Signals) => current(signal) };
}

/** A program that has said it is ready. */
async function startProgram(source: string): Promise<ChildProcess> {
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  const child = spawn(process.execPath, ['-e', source], {
    detached: true,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
}

test('gives the exit code of the program', async () => {
  const child = await startProgram('console.log(1); process.exitCode = 3');
  expect(await superviseGroup(child, longMs, testInterrupts().interrupts)).toBe(3);
});

test('lets the program end in its own way on Ctrl-C', async () => {
  const child = await startProgram(
    'process.on("SIGINT", () => process.exit(0)); setInterval(() => {}, 1000); console.log(1)',
  );
  const { interrupts, send } = testInterrupts();
  const ended = superviseGroup(child, longMs, interrupts);
  send('SIGINT');
  send('SIGINT');
  expect(await ended).toBe(0);
});

test('kills a program that does not end within the grace', async () => {
  const child = await startProgram(
    'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000); console.log(1)',
  );
  const { interrupts, send } = testInterrupts();
  const ended = superviseGroup(child, 20, interrupts);
  send('SIGTERM');
  expect(await ended).toBe(137);
});

test('leaves no helper of the program behind', async () => {
  const child = await startProgram(`
    const { spawn } = require('node:child_process');
    const helper = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' });
    helper.once('spawn', () => { console.log(1); process.exit(0); });
  `);
  // The helper holds the other end of this pipe.
  const closed = new Promise<void>((resolve) => child.stdout?.resume().once('close', resolve));
  await superviseGroup(child, longMs, testInterrupts().interrupts);
  await closed;
});
