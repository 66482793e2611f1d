import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { createSystemClock } from '../../src-main/engine/system-clock.ts';
import { createRandom } from '../../src-main/sandbox/random.ts';
import { createSims } from '../../src-main/sandbox/sim-factory.ts';
import { createSimulatedModem } from '../../src-main/sandbox/simulated-modem.ts';
import { type Display, openDisplay } from '../support/display.ts';
import { type DrivenApp, driveApp } from '../support/driven-app.ts';
import { freePort } from '../support/free-port.ts';
import { putModemOnTcp } from '../support/modem-on-tcp.ts';
import { anySim, withModem } from '../support/modem-stage.ts';
import { startRecordingUpstream } from '../support/recording-upstream.ts';
import { withTemporaryFolder } from '../support/temporary-folder.ts';

const pictures = 'test-results/pictures';
const small = { width: 1024, height: 640 } as const;

let display: Display;
test.beforeAll(async () => {
  display = await openDisplay();
});
test.afterAll(() => display.close());

async function resize(
  { electron, window }: DrivenApp,
  size: { readonly width: number; readonly height: number },
) {
  await electron.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
  }, size);
  await expect
    .poll(() => window.evaluate(() => [innerWidth, innerHeight]))
    .toEqual([size.width, size.height]);
}

/** Words that do not fit their place and are not shortened on purpose. */
function clippedWords(window: Page): Promise<string[]> {
  return window.evaluate(() => {
    const clipped: string[] = [];
    if (document.documentElement.scrollWidth > innerWidth) clipped.push('the page scrolls sideways');
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      const words = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
      const { overflowX, textOverflow } = getComputedStyle(element);
      const visible = element.getClientRects().length > 0;
      if (
        !words ||
        !visible ||
        overflowX === 'visible' ||
        overflowX === 'auto' ||
        textOverflow === 'ellipsis'
      )
        continue;
      if (element.scrollWidth > element.clientWidth + 1) clipped.push(element.textContent ?? '');
    }
    return clipped;
  });
}

async function shoot(app: DrivenApp, name: string): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await app.window.emulateMedia({ colorScheme: theme });
    await expect(app.window.locator('html')).toHaveAttribute('data-mantine-color-scheme', theme);
    await app.window.screenshot({ path: join(pictures, `${name}-${theme}.png`), animations: 'disabled' });
  }
  expect(await clippedWords(app.window)).toEqual([]);
}

test('shows eight ports on sale, each by number, and clips nothing at 1024 x 640', async () => {
  await withTemporaryFolder(async (profile) => {
    const app = await driveApp({ display, profile, flags: ['--demo=8'] });
    try {
      await resize(app, small);
      await expect(app.window.getByTestId('headline')).toContainText('8 of 8 numbers on sale');
      await shoot(app, 'ports-8');
      await app.window.getByTestId('port-card-Port1').getByTestId('number').hover();
      await app.window.getByTestId('upstream-strip').getByRole('button').first().click();
      await expect(app.window.getByTestId('exchange-request')).toContainText('"country_id"');
      await expect(app.window.getByTestId('exchange-answer')).toContainText('"response"');
      await shoot(app, 'exchange');
    } finally {
      await app.close();
    }
  });
});

test('shows 512 ports in rows and stays within the window', async () => {
  test.setTimeout(120_000);
  await withTemporaryFolder(async (profile) => {
    const app = await driveApp({ display, profile, flags: ['--demo=512'] });
    try {
      await resize(app, small);
      await expect(app.window.getByTestId('headline')).toContainText('512 of 512 numbers on sale', {
        timeout: 90_000,
      });
      await shoot(app, 'ports-512');
    } finally {
      await app.close();
    }
  });
});

test('asks for the marketplace and the devices at the first start, and refuses http to a far host in plain words', async () => {
  await withTemporaryFolder(async (profile) => {
    const app = await driveApp({ display, profile, flags: [] });
    try {
      await resize(app, small);
      const setup = app.window.getByTestId('setup');
      await expect(setup).toBeVisible();
      await shoot(app, 'first-start');
      await setup
        .getByLabel(/address|url/i)
        .first()
        .fill('http://upstream.example');
      await setup.getByLabel(/key/i).first().fill('some-key');
      await setup
        .getByRole('button', { name: /save|continue|start/i })
        .first()
        .click();
      await expect(app.window.getByText(/https/).first()).toBeVisible();
    } finally {
      await app.close();
    }
  });
});

test('gives a port that cannot be opened its reason in words', async () => {
  await withTemporaryFolder(async (profile) => {
    const refusing = `tcp://127.0.0.1:${await freePort()}`;
    const app = await driveApp({ display, profile, flags: [`--ports=/dev/ttyPortlightMissing,${refusing}`] });
    try {
      await resize(app, small);
      await app.window.getByRole('button', { name: /not now/i }).click();
      await expect(app.window.getByTestId('port-card-Port1').getByTestId('reason')).toContainText(
        /not plugged in/,
      );
      await expect(app.window.getByTestId('port-card-Port2').getByTestId('reason')).toContainText(/refuses/);
      await shoot(app, 'ports-in-trouble');
    } finally {
      await app.close();
    }
  });
});

test('says in words that the key is refused, and what to do', async () => {
  await withTemporaryFolder(async (folder) => {
    const upstream = await startRecordingUpstream();
    upstream.answerWith({ status: 401, body: '"ERROR_WRONG_KEY"' });
    const [sim = null] = createSims(1, createRandom(1));
    const clock = createSystemClock();
    const modem = createSimulatedModem({ family: 'ec25', sim, clock, random: createRandom(1) });
    const tcp = await putModemOnTcp(modem);
    writeFileSync(join(folder, 'key'), 'wrong-key');
    const app = await driveApp({
      display,
      profile: join(folder, 'profile'),
      flags: [
        `--ports=${tcp.address}`,
        `--upstream=${upstream.url}`,
        `--api-key-file=${join(folder, 'key')}`,
      ],
    });
    try {
      await resize(app, small);
      await expect(app.window.getByTestId('headline')).toContainText(/refuse|block/i);
      await expect(app.window.getByText(/API key/i).first()).toBeVisible();
      await shoot(app, 'key-refused');
    } finally {
      await app.close();
      await tcp.close();
      modem.stop();
      await upstream.close();
    }
  });
});

test('tells the end of a Sync now once, and keeps the heading of a long answer in sight', async () => {
  const upstream = await startRecordingUpstream();
  upstream.answerWith({
    status: 200,
    body: `<h1>${'We are at work here until the morning. '.repeat(50)}</h1>`,
  });
  await withModem(anySim(), upstream.url, async ({ profile, flags }) => {
    const app = await driveApp({ display, profile, flags });
    try {
      await resize(app, small);
      await upstream.request((numbers) => numbers.length === 1);
      await app.window.getByTestId('sync-now').click();
      const toast = app.window.getByRole('alert').filter({ hasText: 'Not synced' });
      await expect(toast.getByText('Not synced')).toBeInViewport({ ratio: 1 });
      await expect(toast.getByText('We are at work', { exact: false })).toBeInViewport({ ratio: 1 });
      await expect(app.window.getByRole('alert')).toHaveCount(1);
      await shoot(app, 'long-answer');
      upstream.answerWith(null);
      await app.window.getByTestId('sync-now').click();
      await expect(app.window.getByText('List with 1 number accepted')).toBeInViewport();
    } finally {
      await app.close();
      await upstream.close();
    }
  });
});
