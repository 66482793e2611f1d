import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { type Display, openDisplay } from '../support/display.ts';
import { driveApp } from '../support/driven-app.ts';
import { freePort } from '../support/free-port.ts';
import { openPty } from '../support/pty.ts';
import { startRecordingUpstream } from '../support/recording-upstream.ts';
import { readStatus, startApp } from '../support/started-app.ts';
import { withTemporaryFolder } from '../support/temporary-folder.ts';

let display: Display;
test.beforeAll(async () => {
  display = await openDisplay();
});
test.afterAll(() => display.close());

for (const [what, flag, words] of [
  ['a flag that nobody knows', '--dmeo', /Unknown flag "--dmeo"/],
  ['a status port out of range', '--status-port=70000', /--status-port takes a port number from 1 to 65535/],
  ['a TCP port out of range', '--ports=tcp://127.0.0.1:70000', /--ports: .*65535/],
  ['http to a far host', '--upstream=http://upstream.example', /--upstream: .*https/],
  ['a pool of no modems', '--demo=0', /--demo takes a whole number/],
] as const) {
  test(`ends with the usage and code 2 for ${what}`, async () => {
    const app = startApp(display, [flag]);
    await app.line(words, 20_000);
    await app.line(/^Usage: portlight/, 20_000);
    expect(await app.exited).toBe(2);
  });
}

test('prints its usage and ends well for --help', async () => {
  const app = startApp(display, ['--help']);
  await app.line(/--api-key-file/, 20_000);
  expect(await app.exited).toBe(0);
});

test('gives each unusable port a reason and goes on with the rest', async () => {
  await withTemporaryFolder(async (folder) => {
    const silent = await openPty();
    const refusing = await freePort();
    const file = join(folder, 'no-tty');
    writeFileSync(file, 'just a file');
    const statusPort = await freePort();
    const ports = ['/dev/ttyPortlightMissing', silent.path, `tcp://127.0.0.1:${refusing}`, file];
    const app = startApp(display, [
      `--ports=${ports.join(',')}`,
      `--status-port=${statusPort}`,
      `--user-data-dir=${join(folder, 'profile')}`,
    ]);
    try {
      await app.line(/^pool settled: 0 of 4 ports active, 4 need you/, 45_000);
      const reasons = (await readStatus(statusPort)).ports.map(({ reason }) => reason);
      expect(reasons[0]).toMatch(/^port-missing: /);
      expect(reasons[1]).toMatch(/^modem-silent/);
      expect(reasons[2]).toMatch(/^host-refused: /);
      expect(reasons[3]).toMatch(/^port-failed: |^not-a-modem/);
    } finally {
      expect(await app.stop()).toBe(0);
      await silent.close();
    }
  });
});

test('tells a device that talks but is no modem from a modem', async () => {
  await withTemporaryFolder(async (folder) => {
    const printer = createServer((socket) => {
      const chatter = setInterval(() => socket.write('$GPGGA,123519,4807.038,N,01131.000,E\r\n'), 50);
      socket.on('error', () => {}).on('close', () => clearInterval(chatter));
    });
    await new Promise<void>((resolve) => printer.listen(0, '127.0.0.1', resolve));
    const address = printer.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const statusPort = await freePort();
    const app = startApp(display, [
      `--ports=tcp://127.0.0.1:${port}`,
      `--status-port=${statusPort}`,
      `--user-data-dir=${folder}`,
    ]);
    try {
      await app.line(/^pool settled: 0 of 1 ports active, 1 need/, 45_000);
      expect((await readStatus(statusPort)).ports[0]?.reason).toMatch(/^not-a-modem/);
    } finally {
      await app.stop();
      printer.close();
    }
  });
});

for (const [what, content] of [
  ['missing', null],
  ['empty', ''],
] as const) {
  test(`says what to do about a key file that is ${what}, sends nothing and goes on`, async () => {
    await withTemporaryFolder(async (folder) => {
      const upstream = await startRecordingUpstream();
      const keyFile = join(folder, 'key');
      if (content !== null) writeFileSync(keyFile, content);
      const app = await driveApp({
        display,
        profile: join(folder, 'profile'),
        flags: [
          '--ports=/dev/ttyPortlightMissing',
          `--upstream=${upstream.url}`,
          `--api-key-file=${keyFile}`,
        ],
      });
      try {
        await expect(app.window.getByText(/API key file/).first()).toBeVisible();
        expect(upstream.requests).toHaveLength(0);
      } finally {
        await app.close();
        await upstream.close();
      }
    });
  });
}

test('keeps a corrupt settings file aside, uses the last good one and tells the user', async () => {
  await withTemporaryFolder(async (profile) => {
    mkdirSync(profile, { recursive: true });
    writeFileSync(join(profile, 'settings.json'), '{"version":1,"upstreamUrl":"https://cut-off.exa');
    writeFileSync(
      join(profile, 'settings.backup.json'),
      JSON.stringify({ version: 1, upstreamUrl: 'https://good.example', theme: 'dark' }),
    );
    const app = await driveApp({ display, profile, flags: ['--ports=/dev/ttyPortlightMissing'] });
    try {
      await expect(app.window.getByText('The settings could not be read')).toBeVisible();
      await expect(app.window.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
      expect(readdirSync(profile).filter((name) => name.startsWith('settings.json.damaged-'))).toHaveLength(
        1,
      );
    } finally {
      await app.close();
    }
  });
});
