import { expect, test } from 'vitest';
import { appArguments } from '../../../../scripts/launch/app-arguments.mjs';

test.each([
  [[], ['--demo']],
  [['8'], ['--demo=8']],
  [['--demo=64'], ['--demo=64']],
  [['--hidden'], ['--demo', '--hidden']],
  [
    ['64', '--status-port=9100'],
    ['--demo=64', '--status-port=9100'],
  ],
])('runs the demo for %j with %j', (given, expected) => {
  expect(appArguments('demo', given)).toEqual(expected);
});

test('passes everything on to the app as it is', () => {
  expect(appArguments('start', ['--ports=/dev/ttyUSB0', '8'])).toEqual(['--ports=/dev/ttyUSB0', '8']);
});
