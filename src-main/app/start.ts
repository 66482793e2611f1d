import { Menu } from 'electron';
import { boot } from './boot.ts';
import { failToStart } from './fault-guard.ts';
import { runApp } from './run-app.ts';

/** Reads the command line and runs the app. `mainFolder` is where the main bundle lies. */
export function startPortlight(argv: readonly string[], mainFolder: string): void {
  try {
    // Its entries (reload, developer tools) are for those who build the app; macOS needs a menu for copy and paste.
    if (process.platform !== 'darwin') Menu.setApplicationMenu(null);
    const run = boot(argv);
    if (run !== null) runApp(run, mainFolder).catch(failToStart);
  } catch (cause) {
    failToStart(cause);
  }
}
