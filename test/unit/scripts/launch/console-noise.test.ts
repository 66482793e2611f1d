import { expect, test } from 'vitest';
import { isConsoleNoise } from '../../../../scripts/launch/console-noise.mjs';

test('hides that there is no D-Bus session', () => {
  const line =
    '[1:1122/103000.1:ERROR:dbus/bus.cc:406] Failed to connect to the bus: Could not parse server address';
  expect(isConsoleNoise(line)).toBe(true);
});

test.each([
  'Error: Cannot find module',
  '[1:1122/103000.1:FATAL:dbus/bus.cc:1] Check failed',
  'Upstream refused: ERROR:dbus',
])('shows %j', (line) => {
  expect(isConsoleNoise(line)).toBe(false);
});
