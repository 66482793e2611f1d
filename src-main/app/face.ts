import { join } from 'node:path';
import { createHandlers } from '../ipc/handlers.ts';
import { registerHandlers } from '../ipc/register-handlers.ts';
import { createSnapshotPublisher } from '../ipc/snapshot-publisher.ts';
import type { Clock } from '../shared/clock.ts';
import type { Snapshot } from '../shared/snapshot.ts';
import { APP_ORIGIN } from './app-protocol.ts';
import { type RunFacts, readSnapshot } from './app-view.ts';
import { createConsoleReporter } from './console-reporter.ts';
import type { Leave } from './leave.ts';
import { createMainWindow } from './main-window.ts';
import type { Notices } from './notices.ts';
import type { AppPaths } from './paths.ts';
import { createQuitFlow } from './quit-flow.ts';
import { quitParts } from './quit-parts.ts';
import type { Services } from './services.ts';
import { createShellActions } from './shell-actions.ts';
import { connectSystemEvents } from './system-events.ts';
import { createTray } from './tray.ts';

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
  const quitFlow = createQuitFlow(quitParts({ services, demo: facts.demo, leave: leave.leave }));
  const quit = () => void quitFlow.quit('user');
  const window = createMainWindow({
    paths,
    icon: join(paths.assets, 'icons', '256.png'),
    hidesOnClose: () => facts.tray && !leave.started,
  });
  const tray = createTray(paths.assets, facts.platform, {
    open: window.show,
    syncNow: () => void engine.syncNow(),
    quit,
  });
  const report = createConsoleReporter(print);

  const read = () => readSnapshot(facts, services, notices);
  const publisher = createSnapshotPublisher({
    clock: options.clock,
    read,
    publish(delta) {
      window.send('snapshot:delta', delta);
      const snapshot = read();
      tray?.update(snapshot);
      report(snapshot);
    },
  });
  const changed = publisher.markChanged;
  const stops = [engine.onChange(changed), notices.onChange(changed)];
  const actions = createShellActions({
    services,
    notices,
    window,
    changed,
    print,
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
    showWindow: window.show,
    suspended: engine.suspend,
    resumed: () => void engine.resume(),
  });
  return {
    snapshot: publisher.snapshot,
    dispose() {
      for (const stop of stops) stop();
      publisher.dispose();
      tray?.destroy();
    },
  };
}
