import { expect, test } from 'vitest';
import { isConsoleNoise } from '../../../../scripts/launch/console-noise.mjs';

test('hides that there is no D-Bus session', () => {
  const line =
    '[1:1122/103000.1:ERROR:dbus/bus.cc:406] Failed to connect to the bus: Could not parse server address';
  expect(isConsoleNoise(line)).toBe(true);
});

test('hides the one try for a graphics card that a virtual display lacks', () => {
  const line =
    '[1:1122/110712.7:ERROR:gpu/ipc/client/command_buffer_proxy_impl.cc:285] ContextResult::kTransientFailure: Failed to send GpuControl.CreateCommandBuffer.';
  expect(isConsoleNoise(line)).toBe(true);
});

test.each([
  'Error: Cannot find module',
  '[1:1122/103000.1:FATAL:dbus/bus.cc:1] Check failed',
  '[1:1122/110712.7:ERROR:gpu/ipc/client/command_buffer_proxy_impl.cc:285] ContextResult::kFatalFailure',
  'Upstream refused: ERROR:dbus',
])('shows %j', (line) => {
  expect(isConsoleNoise(line)).toBe(false);
});
