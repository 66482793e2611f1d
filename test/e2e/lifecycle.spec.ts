import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { type Display, openDisplay } from '../support/display.ts';
import { type DrivenApp, driveApp } from '../support/driven-app.ts';
import { freePort } from '../support/free-port.ts';
import { anySim, withModem } from '../support/modem-stage.ts';
import { numbersOf, type RecordingUpstream, startRecordingUpstream } from '../support/recording-upstream.ts';
import { readStatus, startApp } from '../support/started-app.ts';
import { withTemporaryFolder } from '../support/temporary-folder.ts';

let display: Display;
let upstream: RecordingUpstream;
test.beforeAll(async () => {
  display = await openDisplay();
});
test.afterAll(() => display.close());
test.beforeEach(async () => {
  upstream = await startRecordingUpstream();
});
test.afterEach(() => upstream.close());

async function rentOut({ window }: DrivenApp): Promise<void> {
  await window.getByTestId('port-card-Port1').getByTestId('rent').click({ force: true });
  await window.getByTestId('rent-confirm').click();
}

test('keeps rent, number and date of first sale when it is killed the moment they are known', async () => {
  await withModem(anySim(), upstream.url, async ({ profile, flags }) => {
    const app = await driveApp({ display, profile, flags });
    const first = await upstream.request(() => true);
    await expect(app.window.getByTestId('port-card-Port1').getByTestId('upstream')).toContainText('4711');
    await rentOut(app);
    const rented = await upstream.request((numbers) => numbers[0]?.rent === 1);
    await app.kill();

    const before = upstream.requests.length;
    const again = await driveApp({ display, profile, flags });
    try {
      const request = await upstream.request(() => true, before);
      expect(request.body).toBe(rented.body);
      expect(numbersOf(request)[0]?.date_start).toBe(numbersOf(first)[0]?.date_start);
      await expect(again.window.getByText(/could not be read/)).toHaveCount(0);
    } finally {
      await again.close();
    }
  });
});

test('sells a SIM that does not know its number once a person has typed it', async () => {
  await withModem(
    { ...anySim(), numberInCnum: false, imsi: '240070000000001' },
    upstream.url,
    async ({ profile, flags }) => {
      const app = await driveApp({ display, profile, flags });
      try {
        const card = app.window.getByTestId('port-card-Port1');
        await expect(card.getByTestId('reason')).toHaveText('Number is not known');
        await card.click();
        const input = app.window.getByTestId('number-input');
        await input.fill('not a number');
        await input.press('Enter');
        await expect(
          app.window.getByText('"not a number" is no phone number', { exact: false }),
        ).toBeVisible();
        await input.fill('0046 70-100 00 09');
        await input.press('Enter');
        const request = await upstream.request((numbers) => numbers.length === 1);
        expect(numbersOf(request)).toMatchObject([
          { number: '+46701000009', country_id: 46, operator: 24007 },
        ]);
      } finally {
        await app.close();
      }
    },
  );
});

test('shows the first window when it is started a second time', async () => {
  await withTemporaryFolder(async (profile) => {
    const app = await driveApp({ display, profile, flags: ['--demo=2'] });
    const isShown = () =>
      app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());
    try {
      await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
      expect(await isShown()).toBe(false);
      const second = startApp(display, ['--demo=2', `--user-data-dir=${profile}`]);
      await second.line(/running already/, 20_000);
      expect(await second.exited).toBe(0);
      await expect.poll(isShown).toBe(true);
    } finally {
      await app.close();
    }
  });
});

test('goes on in the tray when its window is closed, where the desktop has a tray', async () => {
  await withTemporaryFolder(async (folder) => {
    // Stands in for a desktop whose session bus says that somebody shows tray icons.
    const bin = join(folder, 'bin');
    mkdirSync(bin);
    writeFileSync(join(bin, 'dbus-send'), '#!/bin/sh\necho "   boolean true"\n');
    chmodSync(join(bin, 'dbus-send'), 0o755);
    const port = await freePort();
    const app = await driveApp({
      display,
      profile: join(folder, 'profile'),
      flags: ['--demo=2', `--status-port=${port}`],
      env: { PATH: `${bin}:${process.env['PATH']}` },
    });
    try {
      // The desktop is asked for its tray beside the ports, once the window stands.
      await expect.poll(app.output, { timeout: 20_000 }).toContain('pool settled');
      await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
      const windows = await app.electron.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().map((window) => window.isVisible()),
      );
      expect(windows).toEqual([false]);
      expect((await readStatus(port)).ports).toHaveLength(2);
    } finally {
      await app.close();
    }
  });
});

test('ends when its window is closed, where there is no tray and nothing on sale', async () => {
  await withTemporaryFolder(async (folder) => {
    const app = await driveApp({
      display,
      profile: join(folder, 'profile'),
      flags: ['--demo=2'],
      env: { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent' },
    });
    await app.closeWindow();
  });
});

test('loads its page again when the page crashes', async () => {
  await withTemporaryFolder(async (folder) => {
    const app = await driveApp({ display, profile: join(folder, 'profile'), flags: ['--demo=2'] });
    try {
      await expect(app.window.getByTestId('headline')).toContainText('2 of 2');
      const painted = () => app.output().match(/first grid painted/g)?.length ?? 0;
      const before = painted();
      await app.electron.evaluate(({ BrowserWindow }) => {
        BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
      });
      await expect.poll(painted).toBe(before + 1);
    } finally {
      await app.close();
    }
  });
});
