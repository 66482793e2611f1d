import { expect, test } from 'vitest';
import { parseCommandLine } from '../../../src-main/app/command-line.ts';
import { demoArguments } from '../../../src-main/app/demo-arguments.ts';

test('starts the demo with nothing of the run before it', () => {
  const args = [
    '.',
    '--no-sandbox',
    '--ports=/dev/ttyUSB0',
    '--upstream=https://a.example',
    '--api-key-file=/k',
    '--hidden',
  ];
  expect(demoArguments([...args, '--user-data-dir=/srv/x', '--status-port=8080', '--demo=4'])).toEqual([
    '.',
    '--no-sandbox',
    '--demo',
  ]);
});

test('makes arguments that the command line takes', () => {
  const args = demoArguments(['--ports=/dev/ttyUSB0', '--no-sandbox']);
  expect(parseCommandLine(args, true)).toMatchObject({ ok: true, value: { demo: 32, ports: null } });
});
