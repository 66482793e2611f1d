import type { QuitFlow } from './quit-flow.ts';
import type { SleepFlow } from './sleep-flow.ts';

/** Where the desktop and the system are heard. Electron's own objects are of this kind. */
export interface SystemSources {
  readonly app: NodeJS.EventEmitter;
  readonly powerMonitor: NodeJS.EventEmitter;
  /** Those that stand already; later ones are heard of through `app`. */
  readonly windows: readonly NodeJS.EventEmitter[];
  readonly process: NodeJS.EventEmitter;
}

interface SystemEvent {
  preventDefault(): void;
}

/** Everything that reaches the app from the desktop and the system, joined to what it means here. */
export function connectSystemEvents(
  { app, powerMonitor, windows, process }: SystemSources,
  parts: {
    readonly quitFlow: QuitFlow;
    readonly sleepFlow: SleepFlow;
    readonly leaving: () => boolean;
    readonly showWindow: () => unknown;
    /** By what a second Portlight says: it is there to end this one. */
    readonly isQuitRequest: (data: unknown) => boolean;
  },
): void {
  const { quitFlow, sleepFlow } = parts;
  const quitBySystem = () => void quitFlow.quit('system');
  app.on('second-instance', (_event: unknown, _argv: unknown, _folder: unknown, data: unknown) => {
    if (parts.isQuitRequest(data)) quitBySystem();
    else parts.showWindow();
  });
  app.on('activate', parts.showWindow);
  // With a tray the window only hides; without one its end is the user's wish to go.
  app.on('window-all-closed', () => void quitFlow.quit('user'));
  app.on('before-quit', (event: SystemEvent) => {
    if (parts.leaving()) return;
    event.preventDefault();
    void quitFlow.quit('user');
  });
  powerMonitor.on('suspend', sleepFlow.suspended);
  powerMonitor.on('resume', sleepFlow.resumed);
  // Linux and macOS. They wait for some seconds when asked to, and the way out takes less.
  powerMonitor.on('shutdown', (event?: SystemEvent) => {
    event?.preventDefault();
    quitBySystem();
  });
  for (const window of windows) hearSessionEnd(window, quitFlow);
  app.on('browser-window-created', (_event: unknown, window: NodeJS.EventEmitter) =>
    hearSessionEnd(window, quitFlow),
  );
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    // A library below electron-store listens since its import and would end the process at once. Ours comes before it goes:
    // with nobody listening in between, Node would forget a signal that is on its way.
    const others = process.listeners(signal) as (() => void)[];
    process.on(signal, quitBySystem);
    for (const other of others) process.removeListener(signal, other);
  }
}

/** Windows tells its windows, and no one else. It is held up only where the user chose to have the numbers taken off. */
function hearSessionEnd(window: NodeJS.EventEmitter, quitFlow: QuitFlow): void {
  window.on('query-session-end', (event: SystemEvent) => {
    if (!quitFlow.takesOffUnasked()) return;
    event.preventDefault();
    void quitFlow.quit('system');
  });
  window.on('session-end', () => void quitFlow.quit('system'));
}
