import { join } from 'node:path';
import { listPackage } from '@electron/asar';
import { expect, test } from '@playwright/test';
import { rootFlags, startProcess } from '../support/app-process.ts';
import { type Display, openDisplay } from '../support/display.ts';
import { freePort } from '../support/free-port.ts';
import { type PackagedApp, packagedApp } from '../support/packaged-app.ts';
import { withTemporaryFolder } from '../support/temporary-folder.ts';

/** What /status says, as far as this test asks. */
interface Status {
  readonly ports: readonly { readonly upstream: { readonly status: string } }[];
  readonly sync: { readonly accepted: readonly unknown[] };
}

/**
 * The app as it is shipped. Its fuses keep every test driver out, so it is started as a person starts it, and watched
 * from outside: its words on the console and its status page.
 */
test.describe('the packaged app', () => {
  let app: PackagedApp;
  let display: Display;

  test.beforeAll(async () => {
    test.setTimeout(180_000);
    app = packagedApp();
    display = await openDisplay();
  });
  test.afterAll(() => display.close());

  test('gets a list of eight simulated modems accepted, and ends when asked', async () => {
    test.setTimeout(90_000);
    await withTemporaryFolder(async (profile) => {
      const port = await freePort();
      const flags = ['--demo=8', `--status-port=${port}`, `--user-data-dir=${profile}`, ...rootFlags()];
      const running = startProcess(app.program, flags, display.env);
      try {
        await running.line(/^list accepted: 8 numbers/, 60_000);
        const answer = await fetch(`http://127.0.0.1:${port}/status`);
        const { ports, sync } = (await answer.json()) as Status;
        expect(ports.map(({ upstream }) => upstream.status)).toEqual(Array(8).fill('accepted'));
        expect(sync.accepted).toHaveLength(8);
        expect(running.lines.map(({ text }) => text)).not.toContainEqual(
          expect.stringMatching(/Error|Cannot find/),
        );
      } finally {
        expect(await running.stop()).toBe(0);
      }
    });
  });

  test('is no Node for those who set its variables', async () => {
    const env = { ...display.env, ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '--title=lent' };
    const running = startProcess(app.program, ['--help', ...rootFlags()], env);
    await running.line(/^Usage: portlight/, 30_000);
    expect(await running.exited).toBe(0);
  });

  test('holds the serial library beside the archive, and no package that is in the bundles', () => {
    const archive = listPackage(join(app.resources, 'app.asar'), { isPack: true });
    const packages = archive.flatMap((line) => /node_modules[\\/]([^\\/]+)$/.exec(line)?.[1] ?? []);
    expect([...new Set(packages)].sort()).toEqual([
      '@serialport',
      'debug',
      'ms',
      'node-gyp-build',
      'serialport',
    ]);
    const libraries = archive.filter((line) => line.endsWith('.node'));
    expect(libraries.length).toBeGreaterThan(0);
    for (const line of libraries) expect(line).toMatch(/^unpack\s*: .*bindings-cpp/);
    for (const line of libraries) expect(line).toContain(`${process.platform}-`);
  });
});
