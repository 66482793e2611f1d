import { createAnswerer } from '../ipc/answer-calls.ts';
import { createHandlers } from '../ipc/handlers.ts';
import type { Answerer } from '../ipc/ipc-gate.ts';
import type { SnapshotParts } from '../ipc/snapshot-delta.ts';
import { createSnapshotPublisher, type SnapshotPublisher } from '../ipc/snapshot-publisher.ts';
import type { Clock } from '../shared/clock.ts';
import type { Snapshot } from '../shared/snapshot.ts';
import { type RunFacts, readSnapshot } from './app-view.ts';
import { createConsoleReporter } from './console-reporter.ts';
import type { Leave } from './leave.ts';
import type { MainWindow } from './main-window.ts';
import type { Notices } from './notices.ts';
import type { AppPaths } from './paths.ts';
import { createQuitFlow } from './quit-flow.ts';
import { quitParts } from './quit-parts.ts';
import { isQuitRequest } from './quit-request.ts';
import type { Services } from './services.ts';
import { createShellActions } from './shell-actions.ts';
import { createSleepFlow } from './sleep-flow.ts';
import { connectSystemEvents } from './system-events.ts';
import { systemSources } from './system-sources.ts';
import { createTrayPlace, type TrayPlace } from './tray-place.ts';

/** What a person sees and touches of the app: window, tray, console lines. */
export interface Face extends Answerer {
  snapshot(): Snapshot;
  /** Asked when the window is closed: true leaves the app in the tray, if only until it is known whether there is one. */
  staysInTray(): boolean;
  /** Puts the icon into the tray. Where the desktop has none, the window is the app's face: shown, or closed for good. */
  showTray(): Promise<void>;
  dispose(): void;
}

export interface FaceOptions {
  readonly facts: RunFacts;
  readonly services: Services;
  readonly notices: Notices;
  readonly leave: Leave;
  readonly paths: AppPaths;
  readonly window: MainWindow;
  readonly clock: Clock;
  /** Start in the tray, where there is one. */
  readonly hidden: boolean;
  /** The window shows its first picture. */
  readonly painted: () => void;
  readonly warn: (message: string) => void;
}

const print = (line: string): void => void process.stdout.write(`${line}\n`);

export function openFace(options: FaceOptions): Face {
  const { facts, services, notices, leave, paths, window, warn } = options;
  const { engine, settings } = services;
  const { demo } = facts;
  const goodbye = quitParts({ services, demo, leave, showWindow: window.show, warn });
  const quitFlow = createQuitFlow(goodbye);
  const quit = () => void quitFlow.quit('user');
  const tray = createTrayPlace(paths.assets, facts.platform, {
    open: window.show,
    syncNow: () => void engine.syncNow(),
    quit,
  });
  const read = () => readSnapshot({ ...facts, tray: tray.isThere() === true }, services, notices);
  const publisher = publishTo({ window, tray }, options.clock, read);
  const changed = publisher.markChanged;
  const stops = [engine.onChange(changed), notices.onChange(changed)];
  const actions = createShellActions({
    services,
    notices,
    window,
    changed,
    painted: options.painted,
    print,
    leave,
    quit,
  });
  const handlers = createHandlers(engine, actions, publisher);

  window.setTheme(settings.get().theme);
  connectSystemEvents(systemSources(), {
    isQuitRequest,
    quitFlow,
    sleepFlow: createSleepFlow({ ...goodbye, ...engine, notices }),
    leaving: () => leave.started,
    showWindow: () => leave.started || window.show(),
  });
  return {
    ...createAnswerer(handlers, warn),
    snapshot: publisher.snapshot,
    staysInTray: () => tray.isThere() !== false && !leave.started,
    async showTray() {
      await tray.open();
      if (leave.started) return;
      tray.update(read());
      changed();
      if (tray.isThere() || window.isOpen()) return;
      if (options.hidden) window.show();
      else quit();
    },
    dispose() {
      window.hide();
      for (const stop of stops) stop();
      publisher.dispose();
      tray.destroy();
    },
  };
}

/** Each new picture goes to the window as what changed, to the tray and the console as a whole. */
function publishTo(
  { window, tray }: { readonly window: MainWindow; readonly tray: TrayPlace },
  clock: Clock,
  read: () => SnapshotParts,
): SnapshotPublisher {
  const report = createConsoleReporter(print);
  return createSnapshotPublisher({
    clock,
    read,
    publish(delta, parts) {
      window.send('snapshot:delta', delta);
      tray.update(parts);
      report(parts);
    },
  });
}
