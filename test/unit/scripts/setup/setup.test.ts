import { expect, test } from 'vitest';
import { npmCommand } from '../../../../scripts/setup/npm-command.mjs';
import { createReport } from '../../../../scripts/setup/report.mjs';
import { requireNode } from '../../../../scripts/setup/setup.mjs';

test.each(['20.19.0', '20.20.2', '22.12.0', '24.1.0'])('runs on Node %s', (version) => {
  expect(() => requireNode(version)).not.toThrow();
});

test.each(['18.20.0', '20.18.9'])('tells the user of Node %s that it is too old', (version) => {
  expect(() => requireNode(version)).toThrow('Portlight needs Node 20.19 or newer');
});

test('uses the very npm that runs the script', () => {
  const machine = { env: { npm_execpath: '/opt/npm/bin/npm-cli.js' }, platform: 'win32' as const };
  expect(npmCommand(['ci'], machine)).toMatchObject({
    args: ['/opt/npm/bin/npm-cli.js', 'ci'],
    shell: false,
  });
});

test.each([
  ['win32', true],
  ['linux', false],
] as const)('finds npm on the PATH of %s when another tool runs the script', (platform, shell) => {
  const machine = { env: { npm_execpath: '/opt/yarn.js' }, platform };
  expect(npmCommand(['ci'], machine)).toEqual({ command: 'npm', args: ['ci'], shell });
});

test('erases the moving line on a terminal when the work is done', async () => {
  const written: string[] = [];
  const report = createReport({ write: (text) => written.push(text), isTTY: true });
  expect(await report.during(() => 'half', Promise.resolve(7))).toBe(7);
  expect(written.at(-1)).toBe('\r\u001B[K');
});
