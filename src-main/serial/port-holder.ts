import { readdir, readFile, readlink, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../shared/clock.ts';

/** Services known for opening every serial device they see; without root their descriptors cannot be looked at. */
const usualSuspects: ReadonlySet<string> = new Set(['ModemManager', 'brltty']);

/** The processes are looked at once for all ports that ask within this time: a service may hold 64, each of which asks again and again. */
const FRESH_MS = 2_000;

/**
 * Says who has a device open, `held by ModemManager (pid 812)`, or, where rights do not reach, who may have it:
 * `perhaps held by ModemManager (pid 812)`. Null when nobody is found, and off Linux. Never rejects.
 *
 * @param procRoot other than `/proc` in tests
 */
export function createHolderFinder(
  clock: Pick<Clock, 'monotonicMs'>,
  procRoot = '/proc',
): (path: string) => Promise<string | null> {
  let latest: { readonly atMs: number; readonly processes: Promise<readonly Process[]> } | null = null;

  function look(): Promise<readonly Process[]> {
    const atMs = clock.monotonicMs();
    if (latest === null || atMs - latest.atMs >= FRESH_MS) latest = { atMs, processes: lookAtAll(procRoot) };
    return latest.processes;
  }

  return async (path) => {
    const device = await realpath(path).catch(() => path);
    const processes = await look();
    const holders = processes.filter(({ open }) => open?.has(device));
    if (holders.length > 0) return `held by ${holders.map(label).join(', ')}`;
    const suspects = processes.filter(({ name, open }) => open === null && usualSuspects.has(name));
    return suspects.length > 0 ? `perhaps held by ${suspects.map(label).join(', ')}` : null;
  };
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
  /** The devices that it has open; null when its descriptors cannot be listed. */
  readonly open: ReadonlySet<string> | null;
}

async function lookAtAll(procRoot: string): Promise<readonly Process[]> {
  const pids = await pidsIn(procRoot).catch(() => []);
  return Promise.all(
    pids.map(async (pid) => ({
      pid,
      name: await nameOf(procRoot, pid),
      open: await devicesOf(procRoot, pid),
    })),
  );
}

async function devicesOf(procRoot: string, pid: string): Promise<ReadonlySet<string> | null> {
  const folder = join(procRoot, pid, 'fd');
  const descriptors = await readdir(folder).catch(() => null);
  if (descriptors === null) return null;
  const targets = await Promise.all(descriptors.map((fd) => readlink(join(folder, fd)).catch(() => '')));
  return new Set(targets.filter((target) => target.startsWith('/dev/')));
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
