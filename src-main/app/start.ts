import { boot } from './boot.ts';
import { failToStart } from './fault-guard.ts';
import { runApp } from './run-app.ts';

/** Reads the command line and runs the app. `mainFolder` is where the main bundle lies. */
export function startPortlight(argv: readonly string[], mainFolder: string): void {
  const run = boot(argv);
  if (run !== null) runApp(run, mainFolder).catch(failToStart);
}
