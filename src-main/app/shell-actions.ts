import type { ShellActions } from '../ipc/handlers.ts';
import { listDeviceViews } from '../serial/device-list.ts';
import { ok } from '../shared/result.ts';
import { demoArguments } from './demo-arguments.ts';
import { askExportPath } from './export-dialog.ts';
import type { Leave } from './leave.ts';
import type { MainWindow } from './main-window.ts';
import type { Notices } from './notices.ts';
import type { Services } from './services.ts';

/** What the window's buttons do beside the ports themselves. */
export function createShellActions(parts: {
  readonly services: Services;
  readonly notices: Notices;
  readonly window: MainWindow;
  readonly changed: () => void;
  readonly painted: () => void;
  readonly print: (line: string) => void;
  readonly leave: Pick<Leave, 'startAgainWith'>;
  readonly quit: () => void;
}): ShellActions {
  const { services, notices, window, changed } = parts;
  return {
    listDevices: () => listDeviceViews((path) => services.engine.usesTty(path)),
    setUpstream(request) {
      const done = services.desk.setUpstream(request);
      if (done.ok) services.engine.targetChanged();
      changed();
      return done;
    },
    updateSettings(request) {
      const done = services.desk.update(request);
      if (done.ok && request.syncMode !== undefined) services.engine.targetChanged();
      if (done.ok && request.ussdLookup !== undefined) services.engine.ussdChanged();
      window.setTheme(services.settings.get().theme);
      changed();
      return done;
    },
    setUssdCodes(request) {
      const done = services.desk.setUssdCodes(request);
      if (done.ok) services.engine.ussdChanged();
      changed();
      return done;
    },
    async exportHistory(query, format) {
      const path = await askExportPath(format);
      if (path === null) return ok(null);
      const written = await services.engine.exportHistory(path, query, format);
      return written.ok ? ok({ path, ...written.value }) : written;
    },
    dismissNotice: notices.dismiss,
    windowPainted() {
      parts.painted();
      parts.print(`window: first grid painted after ${Math.round(performance.now())} ms`);
    },
    startDemo() {
      // A life of its own: the demo has another profile and must not mix with real ports.
      parts.leave.startAgainWith(demoArguments(process.argv.slice(1)));
      parts.quit();
    },
    quit: parts.quit,
  };
}
