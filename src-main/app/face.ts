import { join } from 'node:path';
import { createHandlers } from '../ipc/handlers.ts';
import { registerHandlers } from '../ipc/register-handlers.ts';
import type { SnapshotParts } from '../ipc/snapshot-delta.ts';
import { createSnapshotPublisher, type SnapshotPublisher } from '../ipc/snapshot-publisher.ts';
import type { Clock } from '../shared/clock.ts';
import type { Snapshot } from '../shared/snapshot.ts';
import { APP_ORIGIN } from './app-protocol.ts';
import { type RunFacts, readSnapshot } from './app-view.ts';
import { createConsoleReporter } from './console-reporter.ts';
import type { Leave } from './leave.ts';
import { createMainWindow, type MainWindow } from './main-window.ts';
import type { Notices } from './notices.ts';
import type { AppPaths } from './paths.ts';
import { createQuitFlow } from './quit-flow.ts';
import { quitParts } from './quit-parts.ts';
import type { Services } from './services.ts';
import { createShellActions } from './shell-actions.ts';
import { connectSystemEvents } from './system-events.ts';
import { type AppTray, createTray } from './tray.ts';

/** What a person sees and touches of the app: window, tray, console lines. */
export interface Face {
  snapshot(): Snapshot;
  dispose(): void;
}

export interface FaceOptions {
  readonly facts: RunFacts;
  readonly services: Services;
  readonly notices: Notices;
  readonly leave: Leave;
  readonly paths: AppPaths;
  readonly clock: Clock;
  /** Start in the tray, where there is one. */
  readonly hidden: boolean;
  readonly warn: (message: string) => void;
}

const print = (line: string): void => void process.stdout.write(`${line}\n`);

export function openFace(options: FaceOptions): Face {
  const { facts, services, notices, leave, paths } = options;
  const { engine, settings } = services;
  const window = createMainWindow({
    paths,
    icon: join(paths.assets, 'icons', '256.png'),
    hidesOnClose: () => facts.tray && !leave.started,
    warn: options.warn,
  });
  const { demo } = facts;
  const quitFlow = createQuitFlow(
    quitParts({ services, demo, leave, showWindow: window.show, warn: options.warn }),
  );
  const quit = () => void quitFlow.quit('user');
  const tray = createTray(paths.assets, facts.platform, {
    open: window.show,
    syncNow: () => void engine.syncNow(),
    quit,
  });
  const read = () => readSnapshot(facts, services, notices);
  const publisher = publishTo({ window, tray }, options.clock, read);
  const changed = publisher.markChanged;
  const stops = [engine.onChange(changed), notices.onChange(changed)];
  const actions = createShellActions({
    services,
    notices,
    window,
    changed,
    print,
    leave,
    quit,
  });
  const handlers = createHandlers(engine, actions, publisher);
  stops.push(registerHandlers({ handlers, appOrigin: APP_ORIGIN, warn: options.warn }));

  tray?.update(read());
  window.setTheme(settings.get().theme);
  if (!options.hidden || !facts.tray) window.show();
  connectSystemEvents({
    quitFlow,
    leaving: () => leave.started,
    showWindow: () => leave.started || window.show(),
    suspended: engine.suspend,
    resumed: () => void engine.resume(),
  });
  return {
    snapshot: publisher.snapshot,
    dispose() {
      window.hide();
      for (const stop of stops) stop();
      publisher.dispose();
      tray?.destroy();
    },
  };
}

/** Each new picture goes to the window as what changed, to the tray and the console as a whole. */
function publishTo(
  { window, tray }: { readonly window: MainWindow; readonly tray: AppTray | null },
  clock: Clock,
  read: () => SnapshotParts,
): SnapshotPublisher {
  const report = createConsoleReporter(print);
  return createSnapshotPublisher({
    clock,
    read,
    publish(delta, parts) {
      window.send('snapshot:delta', delta);
      tray?.update(parts);
      report(parts);
    },
  });
}
