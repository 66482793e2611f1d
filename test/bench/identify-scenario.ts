import { cpus } from 'node:os';
import type { SimulatedFamilyName } from '../../src-main/sandbox/modem-family.ts';
import { quantile } from '../support/quantile.ts';
import { startChild } from './identify-child.ts';
import { livePlaces, mixedPlaces, type PlacedModem, type PlaceKind } from './identify-plan.ts';
import type { PortlightInput, PortlightResult } from './identify-portlight.ts';
import { findProgram, GAMMU, GNOKII, type PeerProgram, runProgram } from './identify-programs.ts';
import { identifyReport, type Measured } from './identify-report.ts';
import type { PeerInput, PeerResult } from './identify-serialport-gsm.ts';
import type { BenchContext, BenchResult, Scenario } from './scenario.ts';

const LATENCY_MS = 20;
const REPEATS_DEFAULT = 3;
const IDLE_S_DEFAULT = 60;
/** Idling is watched in pools from this size on. */
const IDLE_FROM = 64;
/** One process a port is nothing to start 512 of on a small machine. */
const PROGRAMS_UP_TO = 64;
const TIMEOUT_MS = 60_000;
/** What most pool boards are made of. */
const BOARD_FAMILIES: readonly SimulatedFamilyName[] = ['sim800', 'ec25', 'sim7600', 'm26'];

interface Setting {
  readonly counts: readonly number[];
  readonly repeats: number;
  readonly idleMs: number;
  readonly families: readonly SimulatedFamilyName[];
  readonly gsmFolder: string | null;
  readonly nodeFlags: readonly string[];
}

function readSetting({ flags, repeats }: BenchContext): Setting {
  const { counts = '1,8,64,512', families, profile } = flags;
  return {
    counts: counts.split(',').map(Number),
    repeats: repeats ?? REPEATS_DEFAULT,
    idleMs: Number(flags['idle-s'] ?? IDLE_S_DEFAULT) * 1000,
    families: (families?.split(',') ?? BOARD_FAMILIES) as readonly SimulatedFamilyName[],
    gsmFolder: flags['serialport-gsm'] ?? null,
    nodeFlags: profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`],
  };
}

interface Measurement<T> {
  readonly result: T;
  readonly modemsCpuMs: number;
}

/** Fresh modems for each measurement: the one before has left its settings in them. */
async function withModems<T>(
  kinds: readonly PlaceKind[],
  { families }: Setting,
  measure: (ports: readonly PlacedModem[]) => Promise<T>,
): Promise<Measurement<T>> {
  const modems = startChild({
    file: './identify-modems.ts',
    input: { kinds, families, latencyMs: LATENCY_MS },
  });
  const usedMs = async (): Promise<number> => {
    modems.send('usage');
    return (await modems.next<{ readonly cpuMs: number }>()).cpuMs;
  };
  try {
    const ports = await modems.next<readonly PlacedModem[]>();
    const before = await usedMs();
    const result = await measure(ports);
    return { result, modemsCpuMs: (await usedMs()) - before };
  } finally {
    await modems.end();
  }
}

/** Settles with the child's only message. */
async function askChild<T>(file: string, input: unknown, nodeFlags: readonly string[] = []): Promise<T> {
  const child = startChild({ file, input, nodeFlags });
  try {
    return await child.next<T>();
  } finally {
    await child.end();
  }
}

async function measurePortlight(kinds: readonly PlaceKind[], setting: Setting, idle: boolean) {
  const runs: Measurement<PortlightResult>[] = [];
  for (let turn = 1; turn <= setting.repeats; turn++) {
    const isLast = turn === setting.repeats;
    const run = await withModems(kinds, setting, (ports) => {
      const idleMs = idle && isLast && kinds.length >= IDLE_FROM ? setting.idleMs : 0;
      const input: PortlightInput = { ports, timeoutMs: TIMEOUT_MS, idleMs };
      return askChild<PortlightResult>('./identify-portlight.ts', input, setting.nodeFlags);
    });
    runs.push(run);
  }
  return runs;
}

function measuredPortlight(
  name: string,
  count: number,
  runs: readonly Measurement<PortlightResult>[],
): Measured {
  const last = runs.at(-1)?.result;
  const commands = runs.flatMap(({ result }) => result.ports.map((port) => port.commands));
  return {
    name,
    reads: 'all',
    count,
    runs: runs.map(({ result }) => result.ports.map(({ knownMs }) => knownMs)),
    floorMs: Math.max(...commands) * LATENCY_MS,
    idleCpuPercent: last?.idle?.cpuPercent ?? null,
    idleCommandsPerS: last?.idle?.commandsPerS ?? null,
    rssMb: last?.rssMb ?? null,
    cpuMs: quantile(
      runs.map(({ result }) => result.cpuMs),
      0.5,
    ),
    modemsCpuMs: Math.min(...runs.map((run) => run.modemsCpuMs)),
  };
}

interface Peer {
  readonly name: string;
  readonly reads: string;
  readonly upTo: number;
  readonly run: (ports: readonly PlacedModem[]) => Promise<PeerResult>;
}

function peersOf({ gsmFolder }: Setting): {
  readonly found: readonly Peer[];
  readonly absent: readonly string[];
} {
  const found: Peer[] = [];
  const absent: string[] = [];
  const reads = new Map<PeerProgram, string>([
    [GAMMU, 'IMEI, IMSI'],
    [GNOKII, 'IMEI'],
  ]);
  for (const [program, what] of reads) {
    const name = findProgram(program);
    if (name === null) absent.push(program.name);
    else
      found.push({
        name,
        reads: what,
        upTo: PROGRAMS_UP_TO,
        run: (ports) => runProgram(program, ports, TIMEOUT_MS),
      });
  }
  if (gsmFolder === null) absent.push('serialport-gsm');
  else
    found.push({
      name: 'serialport-gsm',
      reads: 'IMEI, ICCID, signal, number',
      upTo: Number.POSITIVE_INFINITY,
      run: (ports) => {
        const input: PeerInput = { folder: gsmFolder, ports, timeoutMs: TIMEOUT_MS };
        return askChild<PeerResult>('./identify-serialport-gsm.ts', input);
      },
    });
  return { found, absent };
}

async function measurePeer(peer: Peer, count: number, setting: Setting): Promise<Measured> {
  const runs: Measurement<PeerResult>[] = [];
  for (let turn = 1; turn <= setting.repeats; turn++)
    runs.push(await withModems(mixedPlaces(count), setting, peer.run));
  return {
    name: peer.name,
    reads: peer.reads,
    count,
    runs: runs.map(({ result }) => result.knownMs),
    floorMs: null,
    idleCpuPercent: null,
    idleCommandsPerS: null,
    rssMb: null,
    cpuMs: null,
    modemsCpuMs: Math.min(...runs.map((run) => run.modemsCpuMs)),
  };
}

async function run(context: BenchContext): Promise<BenchResult> {
  const setting = readSetting(context);
  const peers = peersOf(setting);
  const all: Measured[] = [];
  const add = (measured: Measured): void => {
    all.push(measured);
    const lasts = measured.runs.map((times) => Math.round(Math.max(...times.map((ms) => ms ?? Number.NaN))));
    context.progress(`${measured.name}, ${measured.count} ports: ${lasts.join(', ')} ms`);
  };
  for (const count of setting.counts) {
    const mixed = mixedPlaces(count);
    add(measuredPortlight('Portlight', count, await measurePortlight(mixed, setting, true)));
    const live = livePlaces(mixed.filter((kind) => kind === 'live').length);
    if (live.length < count)
      add(measuredPortlight('the live ones alone', count, await measurePortlight(live, setting, false)));
    for (const peer of peers.found) if (count <= peer.upTo) add(await measurePeer(peer, count, setting));
  }
  return identifyReport(all, {
    absent: peers.absent,
    latencyMs: LATENCY_MS,
    families: setting.families,
    cores: cpus().length,
    idleS: setting.idleMs / 1000,
  });
}

export const identifyScenario: Scenario = {
  what: 'time until all is known of 1, 8, 64 and 512 modems on ptys, beside other programs',
  flags: {
    counts: 'pool sizes: 1,8,64,512',
    'idle-s': 'how long to watch the idle pool: 60',
    families: 'simulated families: sim800,ec25,sim7600,m26',
    'serialport-gsm': 'folder in which that package is installed',
    profile: 'folder for CPU profiles of the measured process',
  },
  run,
};
