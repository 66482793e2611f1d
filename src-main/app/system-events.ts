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
    // A library below electron-store listens since the import, before Chromium put its own handler over Node's: that one would
    // ask the user, the library's would end the process at once. Listening anew puts Node's back.
    process.removeAllListeners(signal);
    process.on(signal, () => void quitFlow.quit('system'));
  }
}
