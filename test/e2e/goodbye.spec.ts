import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { type Display, openDisplay } from '../support/display.ts';
import { type DrivenApp, driveApp } from '../support/driven-app.ts';
import { anySim, withModem } from '../support/modem-stage.ts';
import { numbersOf, type RecordingUpstream, startRecordingUpstream } from '../support/recording-upstream.ts';
import { startApp } from '../support/started-app.ts';

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

function choose(profile: string, goodbye: 'take-off' | 'leave'): void {
  mkdirSync(profile, { recursive: true });
  writeFileSync(join(profile, 'settings.json'), JSON.stringify({ version: 1, goodbye }));
}

/** The app with one number on sale, and the user's choice for what becomes of it. */
async function withChoice(
  goodbye: 'take-off' | 'leave',
  act: (app: DrivenApp) => Promise<void>,
): Promise<void> {
  await withModem(anySim(), upstream.url, async ({ profile, flags }) => {
    choose(profile, goodbye);
    const app = await driveApp({ display, profile, flags });
    try {
      await upstream.request((numbers) => numbers.length === 1);
      await expect(app.window.getByTestId('port-card-Port1').getByTestId('upstream')).toContainText('4711');
      await act(app);
    } finally {
      await app.close();
    }
  });
}

interface Running {
  readonly profile: string;
  readonly flags: readonly string[];
  readonly first: ReturnType<typeof startApp>;
}

/** The app as a process of its own, with one number on sale that is to be taken off. */
async function withTakeOff(act: (running: Running) => Promise<void>): Promise<void> {
  await withModem(anySim(), upstream.url, async ({ profile, flags }) => {
    choose(profile, 'take-off');
    const first = startApp(display, [...flags, `--user-data-dir=${profile}`]);
    await upstream.request((numbers) => numbers.length === 1);
    await act({ profile, flags, first });
  });
}

test('takes the numbers off when the computer goes to sleep, and lists them again when it wakes', async () => {
  await withChoice('take-off', async (app) => {
    const before = upstream.requests.length;
    await app.electron.evaluate(({ powerMonitor }) => powerMonitor.emit('suspend'));
    await upstream.request((numbers) => numbers.length === 0, before);
    await app.electron.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'));
    await upstream.request((numbers) => numbers.length === 1, before + 1);
  });
});

test('sends nothing in sleep where the numbers stay on sale', async () => {
  await withChoice('leave', async (app) => {
    const before = upstream.requests.length;
    await app.electron.evaluate(({ powerMonitor }) => powerMonitor.emit('suspend'));
    await expect(app.window.getByTestId('headline')).toBeVisible();
    await app.electron.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'));
    await upstream.request((numbers) => numbers.length === 1, before);
    expect(upstream.requests).toHaveLength(before + 1);
  });
});

test('holds a shutdown up until the numbers are off, and ends', async () => {
  await withChoice('take-off', async (app) => {
    const before = upstream.requests.length;
    const isHeld = await app.electron.evaluate(({ powerMonitor }) => {
      let held = false;
      powerMonitor.emit('shutdown', { preventDefault: () => (held = true) });
      return held;
    });
    expect(isHeld).toBe(true);
    await upstream.request((numbers) => numbers.length === 0, before);
  });
});

test('--quit takes the numbers off where that was chosen, and comes back when all is over', async () => {
  await withTakeOff(async ({ profile, first }) => {
    // As a script runs it: without a display.
    const nowhere = { ...display, env: { ...display.env, DISPLAY: '' } };
    const quit = startApp(nowhere, ['--quit', `--user-data-dir=${profile}`]);
    await quit.line(/has ended/, 20_000);
    expect(await Promise.all([quit.exited, first.exited])).toEqual([0, 0]);
    const last = upstream.requests.at(-1);
    expect(last && numbersOf(last)).toEqual([]);
    const again = startApp(display, ['--quit', `--user-data-dir=${profile}`]);
    await again.line(/not running/, 20_000);
    expect(await again.exited).toBe(0);
  });
});

test('--quit fails and says so where the numbers could not be taken off', async () => {
  await withTakeOff(async ({ profile, flags, first }) => {
    upstream.answerWith({ status: 400, body: 'ERROR_DATE' });
    const quit = startApp(display, ['--quit', `--user-data-dir=${profile}`]);
    await quit.line(/not taken off: .*refuses a start date/, 20_000);
    expect(await Promise.all([quit.exited, first.exited])).toEqual([1, 0]);
    const app = await driveApp({ display, profile, flags });
    try {
      await expect(app.window.getByText('not taken off when Portlight ended')).toBeVisible();
      expect(existsSync(join(profile, 'goodbye-failed.txt'))).toBe(false);
    } finally {
      await app.close();
    }
  });
});

test('holds the end of a Windows session up in the same way', async () => {
  await withChoice('take-off', async (app) => {
    const before = upstream.requests.length;
    const isHeld = await app.electron.evaluate(({ BrowserWindow }) => {
      let held = false;
      const [window] = BrowserWindow.getAllWindows() as unknown as NodeJS.EventEmitter[];
      window?.emit('query-session-end', { preventDefault: () => (held = true) });
      return held;
    });
    expect(isHeld).toBe(true);
    await upstream.request((numbers) => numbers.length === 0, before);
  });
});
