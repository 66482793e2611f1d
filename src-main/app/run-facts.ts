import { app } from 'electron';
import type { AppView } from '../shared/snapshot.ts';
import type { RunFacts } from './app-view.ts';
import type { CommandLine } from './command-line.ts';

/** What the window is told about this run as a whole. */
export function runFacts(flags: CommandLine, nowMs: number): RunFacts {
  const demo = flags.demo !== null;
  return {
    version: app.getVersion(),
    startedAt: new Date(nowMs).toISOString(),
    platform: platformOf(process.platform),
    demo,
    portsFromFlags: demo || flags.ports !== null,
    upstreamFromFlags: demo || flags.upstream !== null,
  };
}

function platformOf(platform: NodeJS.Platform): AppView['platform'] {
  return platform === 'win32' || platform === 'darwin' ? platform : 'linux';
}
