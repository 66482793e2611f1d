import { app } from 'electron';
import type { ShellActions } from '../ipc/handlers.ts';
import { listDeviceViews } from '../serial/device-list.ts';
import type { MainWindow } from './main-window.ts';
import type { Notices } from './notices.ts';
import type { Services } from './services.ts';

/** What the window's buttons do beside the ports themselves. */
export function createShellActions(parts: {
  readonly services: Services;
  readonly notices: Notices;
  readonly window: MainWindow;
  readonly changed: () => void;
  readonly print: (line: string) => void;
  readonly quit: () => void;
}): ShellActions {
  const { services, notices, window, changed } = parts;
  return {
    listDevices: () =>
      listDeviceViews((path) => services.ports.list().some(({ address }) => address === path)),
    setUpstream(request) {
      const done = services.desk.setUpstream(request);
      if (done.ok) services.engine.targetChanged();
      changed();
      return done;
    },
    updateSettings(request) {
      const done = services.desk.update(request);
      window.setTheme(services.settings.get().theme);
      changed();
      return done;
    },
    dismissNotice: notices.dismiss,
    windowPainted() {
      parts.print(`window: first grid painted after ${Math.round(performance.now())} ms`);
    },
    startDemo() {
      // A second life beside the first one: the demo has a profile of its own and must not mix with real ports.
      app.relaunch({
        args: [...process.argv.slice(1).filter((arg) => !arg.startsWith('--user-data-dir')), '--demo'],
      });
      parts.quit();
    },
    quit: parts.quit,
  };
}
