import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withTemporaryFolder } from '../support/temporary-folder.ts';
import type { PlacedModem } from './identify-plan.ts';
import type { PeerResult } from './identify-serialport-gsm.ts';

/** A program of the PATH that reads one modem and ends. */
export interface PeerProgram {
  readonly name: string;
  readonly versionFlag: string;
  readonly config: (path: string) => string;
  readonly args: (configFile: string) => readonly string[];
  /** Is in its output when it has read the modem. */
  readonly success: RegExp;
}

export const GAMMU: PeerProgram = {
  name: 'gammu',
  versionFlag: '--version',
  config: (path) => `[gammu]\ndevice = ${path}\nconnection = at115200\nsynchronizetime = no\n`,
  args: (file) => ['-c', file, 'identify'],
  success: /^IMEI\s*: \d{15}/m,
};

export const GNOKII: PeerProgram = {
  name: 'gnokii',
  versionFlag: '--version',
  config: (path) => `[global]\nport = ${path}\nmodel = AT\nconnection = serial\nserial_baudrate = 115200\n`,
  args: (file) => ['--config', file, '--identify'],
  success: /^IMEI\s*: \d{15}/m,
};

/** `gammu 1.42.0`, or null where it is not installed. */
export function findProgram({ name, versionFlag }: PeerProgram): string | null {
  const found = spawnSync(name, [versionFlag], { encoding: 'utf8' });
  if (found.error !== undefined) return null;
  const [version = ''] = /\d+\.\d+(?:\.\d+)?/.exec(`${found.stdout}${found.stderr}`) ?? [];
  return `${name} ${version}`.trim();
}

/** One process for each port, all at once. Those of mute ports are ended when the live ones are through. */
export function runProgram(
  program: PeerProgram,
  ports: readonly PlacedModem[],
  timeoutMs: number,
): Promise<PeerResult> {
  return withTemporaryFolder(async (folder) => {
    const startedMs = performance.now();
    const children: ChildProcess[] = [];
    const reads = ports.map(({ path, kind }, place) => {
      const file = join(folder, `${program.name}-${place}`);
      writeFileSync(file, program.config(path));
      const child = spawn(program.name, program.args(file), { stdio: ['ignore', 'pipe', 'pipe'] });
      children.push(child);
      return { kind, reading: readOut(child, program.success, startedMs) };
    });
    const timer = setTimeout(() => endAll(children), timeoutMs);
    const knownMs = await Promise.all(
      reads.filter(({ kind }) => kind === 'live').map(({ reading }) => reading),
    );
    clearTimeout(timer);
    endAll(children);
    await Promise.all(reads.map(({ reading }) => reading));
    return { knownMs };
  });
}

async function readOut(child: ChildProcess, success: RegExp, startedMs: number): Promise<number | null> {
  let text = '';
  child.stdout?.on('data', (bytes) => {
    text += bytes;
  });
  child.stderr?.resume();
  await once(child, 'close');
  return success.test(text) ? performance.now() - startedMs : null;
}

function endAll(children: readonly ChildProcess[]): void {
  for (const child of children) if (child.exitCode === null) child.kill('SIGKILL');
}
