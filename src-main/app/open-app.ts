import { app, safeStorage } from 'electron';
import { createSystemClock } from '../engine/system-clock.ts';
import type { Run } from './boot.ts';
import { type Face, openFace } from './face.ts';
import { guardAgainstFaults } from './fault-guard.ts';
import { createFirstPaint } from './first-paint.ts';
import { createLeave, type Leave } from './leave.ts';
import { openLog } from './log.ts';
import type { MainWindow } from './main-window.ts';
import { createNotices } from './notices.ts';
import { openSources } from './open-sources.ts';
import type { AppPaths } from './paths.ts';
import { runFacts } from './run-facts.ts';
import { serveStatus } from './serve-status.ts';
import { openServices } from './services.ts';

/** The app put together: it can be asked, and does nothing by itself before its start. */
export interface OpenedApp extends Face, Pick<Leave, 'onLeave'> {
  /** Opens the status page, and once the window stands the ports and the tray. */
  start(): Promise<void>;
}

/** Builds the app from its parts: profile and ports below, window and tray above. */
export async function openApp(
  { flags, profile }: Run,
  paths: AppPaths,
  window: MainWindow,
): Promise<OpenedApp> {
  const clock = createSystemClock();
  const opening = openSources(flags, clock);
  const folder = app.getPath('userData');
  const { warn } = openLog(folder);
  guardAgainstFaults(warn);
  const leave = createLeave(warn);
  const facts = runFacts(flags, clock.nowMs());
  const { version, platform } = facts;
  const notices = createNotices();
  const sources = await opening;
  leave.onLeave(profile.discard);
  leave.onLeave(sources.stop);
  const services = openServices({
    ...sources,
    ...{ folder, flags, clock, notices, version, platform, vault: safeStorage, warn },
  });
  leave.onLeave(services.engine.stop);

  const firstPaint = createFirstPaint(clock);
  const { hidden } = flags;
  if (hidden) firstPaint.note();
  const face = openFace({
    ...{ facts, services, notices, leave, paths, window, clock, hidden, warn },
    painted: firstPaint.note,
  });
  leave.onLeave(face.dispose);
  return {
    ...face,
    onLeave: leave.onLeave,
    async start() {
      if (flags.statusPort !== null) await serveStatus(flags.statusPort, face.snapshot, { notices, leave });
      await firstPaint.done;
      if (leave.started) return;
      services.engine.start();
      await face.showTray();
    },
  };
}
