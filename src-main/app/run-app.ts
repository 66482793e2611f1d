import { app } from 'electron';
import { openIpcGate } from '../ipc/ipc-gate.ts';
import { APP_ORIGIN, serveApp } from './app-protocol.ts';
import type { Run } from './boot.ts';
import { createMainWindow } from './main-window.ts';
import type { OpenedApp } from './open-app.ts';
import { appPaths } from './paths.ts';

/**
 * The window first: its page loads while what it shows is being put together. Whatever this file imports delays the window,
 * so it imports little; all the rest comes with open-app.ts.
 */
export async function runApp(run: Run, mainFolder: string): Promise<void> {
  await app.whenReady();
  const paths = appPaths(mainFolder);
  serveApp(paths.renderer);
  let opened: OpenedApp | null = null;
  // A quit this early is nobody's to question, and the closing of the window is a part of it.
  let quitsEarly = false;
  app.on('before-quit', () => {
    quitsEarly ||= opened === null;
  });
  const window = createMainWindow({
    paths,
    hidesOnClose: () => !quitsEarly && opened !== null && opened.staysInTray(),
    warn: (message) => void opening.then(({ warn }) => warn(message)),
  });
  if (!run.flags.hidden) window.show();
  // Windows tells the end of a session to windows alone.
  else if (process.platform === 'win32') window.prepare();
  const opening = import('./open-app.ts').then(({ openApp }) => openApp(run, paths, window));
  const closeGate = openIpcGate(APP_ORIGIN, opening);
  opened = await opening;
  opened.onLeave(closeGate);
  await opened.start();
}
