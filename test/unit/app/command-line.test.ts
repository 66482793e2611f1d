import { expect, test } from 'vitest';
import { parseCommandLine } from '../../../src-main/app/command-line.ts';

test('reads every flag of the contract', () => {
  expect(
    parseCommandLine(
      [
        '--hidden',
        '--quit',
        '--ports=/dev/ttyUSB0,tcp://10.0.0.5:4001, COM12',
        '--upstream=https://upstream.example',
        '--api-key-file=/run/key',
        '--status-port=8123',
        '--user-data-dir=/srv/portlight',
      ],
      false,
    ),
  ).toEqual({
    ok: true,
    value: {
      help: false,
      demo: null,
      hidden: true,
      quit: true,
      ports: ['/dev/ttyUSB0', 'tcp://10.0.0.5:4001', 'COM12'],
      upstream: 'https://upstream.example',
      apiKeyFile: '/run/key',
      statusPort: 8123,
      userDataDir: '/srv/portlight',
    },
  });
});

test('takes 32 modems for a bare --demo', () => {
  expect(parseCommandLine(['--demo'], false)).toMatchObject({ ok: true, value: { demo: 32 } });
  expect(parseCommandLine(['--demo=8'], false)).toMatchObject({ ok: true, value: { demo: 8 } });
});

test('leaves the switches of Electron and of test drivers alone', () => {
  expect(parseCommandLine(['--no-sandbox', '--inspect=0', '--remote-debugging-port=0'], false).ok).toBe(true);
});

test.each([
  ['--dmeo'],
  ['--demo=0'],
  ['--demo=513'],
  ['--demo=8.5'],
  ['--demo='],
  ['--hidden=yes'],
  ['--status-port'],
  ['--status-port=0'],
  ['--status-port=65536'],
  ['--status-port=http'],
  ['--ports='],
  ['--ports'],
  ['--upstream='],
  ['stray'],
  ['--constructor'],
  ['--__proto__'],
])('refuses %s and names the flag', (arg) => {
  const result = parseCommandLine([arg], false);
  expect(result).toMatchObject({ ok: false, error: expect.stringContaining(arg.split('=')[0] ?? arg) });
});

test('ends no demo, which has no profile to be found by', () => {
  expect(parseCommandLine(['--quit', '--demo'], false).ok).toBe(false);
});

test('refuses a demo mixed with real ports', () => {
  expect(parseCommandLine(['--demo', '--ports=/dev/ttyUSB0'], false).ok).toBe(false);
});

test('lets nobody debug the shipped app', () => {
  expect(parseCommandLine(['--remote-debugging-port=9222'], true).ok).toBe(false);
  expect(parseCommandLine(['--no-sandbox'], true).ok).toBe(true);
});
