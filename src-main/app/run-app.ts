import { app, safeStorage } from 'electron';
import { createSystemClock } from '../engine/system-clock.ts';
import { serveApp } from './app-protocol.ts';
import type { Run } from './boot.ts';
import { openFace } from './face.ts';
import { guardAgainstFaults } from './fault-guard.ts';
import { createLeave } from './leave.ts';
import { openLog } from './log.ts';
import { createNotices } from './notices.ts';
import { openSources } from './open-sources.ts';
import { appPaths } from './paths.ts';
import { runFacts } from './run-facts.ts';
import { serveStatus } from './serve-status.ts';
import { openServices } from './services.ts';
import { hasTrayHost } from './tray-host.ts';

/** Builds the running app from its parts: profile and ports below, window and tray above. */
export async function runApp({ flags, profile }: Run, mainFolder: string): Promise<void> {
  const clock = createSystemClock();
  // Both are on their way while Electron starts.
  const opening = openSources(flags, clock);
  const trayHost = hasTrayHost(process.platform);
  await app.whenReady();

  const folder = app.getPath('userData');
  const log = openLog(folder);
  guardAgainstFaults(log.warn);
  const leave = createLeave(log.warn);
  const sources = await opening;
  const facts = runFacts(flags, await trayHost, clock.nowMs());
  leave.onLeave(profile.discard);
  leave.onLeave(sources.stop);

  const notices = createNotices();
  const { version, platform } = facts;
  const services = openServices({
    ...sources,
    ...{ folder, flags, clock, notices, version, platform, vault: safeStorage, warn: log.warn },
  });
  leave.onLeave(services.engine.stop);

  const paths = appPaths(mainFolder);
  serveApp(paths.renderer);
  const face = openFace({
    facts,
    services,
    notices,
    leave,
    paths,
    clock,
    warn: log.warn,
    hidden: flags.hidden,
  });
  leave.onLeave(face.dispose);
  services.engine.start();
  if (flags.statusPort !== null) await serveStatus(flags.statusPort, face.snapshot, { notices, leave });
}
