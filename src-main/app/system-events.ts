import { app, powerMonitor } from 'electron';
import type { QuitFlow } from './quit-flow.ts';

/** Everything that reaches the app from the desktop and the system, joined to what it means here. */
export function connectSystemEvents(parts: {
  readonly quitFlow: QuitFlow;
  readonly leaving: () => boolean;
  readonly showWindow: () => unknown;
  readonly suspended: () => void;
  readonly resumed: () => void;
}): void {
  const { quitFlow } = parts;
  app.on('second-instance', parts.showWindow);
  app.on('activate', parts.showWindow);
  // With a tray the window only hides; without one its end is the user's wish to go.
  app.on('window-all-closed', () => void quitFlow.quit('user'));
  app.on('before-quit', (event) => {
    if (parts.leaving()) return;
    event.preventDefault();
    void quitFlow.quit('user');
  });
  powerMonitor.on('suspend', parts.suspended);
  powerMonitor.on('resume', parts.resumed);
  powerMonitor.on('shutdown', () => void quitFlow.quit('system'));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    // A library below electron-store listens since its import and would end the process at once. Ours comes before it goes:
    // with nobody listening in between, Node would forget a signal that is on its way.
    const others = process.listeners(signal);
    process.on(signal, () => void quitFlow.quit('system'));
    for (const other of others) process.removeListener(signal, other);
  }
}
