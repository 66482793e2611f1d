import type { ChildProcess } from 'node:child_process';
import { type ElectronApplication, _electron as electron, type Page } from '@playwright/test';
import { rootFlags } from './app-process.ts';
import type { Display } from './display.ts';

export interface DrivenApp {
  readonly electron: ElectronApplication;
  readonly window: Page;
  /** Standard output so far. */
  output(): string;
  /** Ends the app as the system does; resolves when the process is gone. */
  close(): Promise<void>;
  /** Ends it at once, as a power cut does. */
  kill(): Promise<void>;
  /** Closes the window as its cross does, where that ends the app; resolves when the process is gone. */
  closeWindow(): Promise<void>;
}

export interface DriveOptions {
  readonly display: Display;
  readonly profile: string;
  readonly flags: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts the built app (out/) and gives its window to the test. */
export async function driveApp({ display, profile, flags, env = {} }: DriveOptions): Promise<DrivenApp> {
  const { ELECTRON_RUN_AS_NODE: _mode, ...inherited } = process.env as Record<string, string>;
  const app = await electron.launch({
    args: ['.', ...flags, `--user-data-dir=${profile}`, ...rootFlags()],
    env: { ...inherited, ...display.env, ...env },
  });
  const child = app.process();
  let output = '';
  child.stdout?.on('data', (chunk) => {
    output += String(chunk);
  });
  const window = await app.firstWindow();
  await window.waitForLoadState('domcontentloaded');
  return {
    electron: app,
    window,
    output: () => output,
    close: () => endProcess(child, () => void child.kill('SIGTERM')),
    kill: () => endProcess(child, () => void child.kill('SIGKILL')),
    closeWindow: () =>
      endProcess(child, () => {
        // The answer to this call can get lost, since the app ends over it.
        app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close()).catch(() => {});
      }),
  };
}

/**
 * Node waits at its very end for the driver's debugger to go away, and the driver for the process: once Node says so, all that
 * the app had to do is done.
 */
function endProcess(child: ChildProcess, end: () => void): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) {
      resolve();
      return;
    }
    child.once('exit', () => resolve());
    child.stderr?.on('data', (chunk) => {
      if (String(chunk).includes('Waiting for the debugger to disconnect')) child.kill('SIGKILL');
    });
    end();
  });
}
