import { readdir, readFile, readlink, realpath } from 'node:fs/promises';
import { join } from 'node:path';

/** Services known for opening every serial device they see; without root their descriptors cannot be looked at. */
const usualSuspects: ReadonlySet<string> = new Set(['ModemManager', 'brltty']);

/**
 * Says who has a device open, `held by ModemManager (pid 812)`, or, where rights do not reach, who may have it:
 * `perhaps held by ModemManager (pid 812)`. Null when nobody is found, and off Linux. Never rejects.
 *
 * @param procRoot other than `/proc` in tests
 */
export async function describePortHolder(path: string, procRoot = '/proc'): Promise<string | null> {
  try {
    const device = await realpath(path).catch(() => path);
    const processes = await Promise.all((await pidsIn(procRoot)).map((pid) => look(procRoot, pid, device)));
    const holders = processes.filter(({ holds }) => holds);
    if (holders.length > 0) return `held by ${holders.map(label).join(', ')}`;
    const suspects = processes.filter(({ name, hidden }) => hidden && usualSuspects.has(name));
    return suspects.length > 0 ? `perhaps held by ${suspects.map(label).join(', ')}` : null;
  } catch {
    return null;
  }
}

/** Processes of a name, `brltty (pid 99)`. Never rejects. */
export async function findProcesses(name: string, procRoot: string): Promise<readonly string[]> {
  const processes = await Promise.all(
    (await pidsIn(procRoot).catch(() => [])).map(async (pid) => ({ pid, name: await nameOf(procRoot, pid) })),
  );
  return processes.filter((process) => process.name === name).map(label);
}

interface Process {
  readonly pid: string;
  readonly name: string;
  readonly holds: boolean;
  /** True when its descriptors cannot be listed. */
  readonly hidden: boolean;
}

async function look(procRoot: string, pid: string, device: string): Promise<Process> {
  const name = await nameOf(procRoot, pid);
  const folder = join(procRoot, pid, 'fd');
  const descriptors = await readdir(folder).catch(() => null);
  if (descriptors === null) return { pid, name, holds: false, hidden: true };
  const targets = await Promise.all(descriptors.map((fd) => readlink(join(folder, fd)).catch(() => '')));
  return { pid, name, holds: targets.includes(device), hidden: false };
}

async function pidsIn(procRoot: string): Promise<readonly string[]> {
  return (await readdir(procRoot)).filter((name) => /^\d+$/.test(name));
}

async function nameOf(procRoot: string, pid: string): Promise<string> {
  const name = await readFile(join(procRoot, pid, 'comm'), 'utf8').catch(() => '');
  return name.trim();
}

function label({ pid, name }: Pick<Process, 'pid' | 'name'>): string {
  return Number(pid) === process.pid ? 'this program' : `${name || 'a program'} (pid ${pid})`;
}
