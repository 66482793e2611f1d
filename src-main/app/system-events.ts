import { app, powerMonitor } from 'electron';
import type { QuitFlow } from './quit-flow.ts';

/** Everything that reaches the app from the desktop and the system, joined to what it means here. */
export function connectSystemEvents(parts: {
  readonly quitFlow: QuitFlow;
  readonly leaving: () => boolean;
  readonly showWindow: () => void;
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
  process.on('SIGINT', () => void quitFlow.quit('system'));
  process.on('SIGTERM', () => void quitFlow.quit('system'));
}
