import { quantile } from '../support/quantile.ts';
import type { BenchResult, Row } from './scenario.ts';

/** What one program took for a pool. In `runs` the ms of each live port, null where it did not get through. */
export interface Measured {
  readonly name: string;
  /** Which values it reads. */
  readonly reads: string;
  /** All ports, mute ones too. */
  readonly count: number;
  readonly runs: readonly (readonly (number | null)[])[];
  readonly floorMs: number | null;
  readonly idleCpuPercent: number | null;
  readonly idleCommandsPerS: number | null;
  readonly rssMb: number | null;
  /** Of the measured process, until all was known. */
  readonly cpuMs: number | null;
  /** Of the process with the simulated modems, idling included. */
  readonly modemsCpuMs: number;
}

interface ReportContext {
  readonly absent: readonly string[];
  readonly latencyMs: number;
  readonly families: readonly string[];
  readonly cores: number;
  readonly idleS: number;
}

interface Aim {
  readonly count: number;
  readonly ratio: number;
}

const AIMS: readonly Aim[] = [
  { count: 64, ratio: 1.5 },
  { count: 512, ratio: 3 },
];
const IDLE_AIM_PERCENT = 15;

/** Ms until the last live port of each run was through, null for a run in which one was not. */
function lastMs({ runs }: Measured): readonly number[] {
  return runs.flatMap((times) => {
    const done = times.filter((ms) => ms !== null);
    return done.length === times.length ? [Math.max(...done)] : [];
  });
}

function medianLastMs(measured: Measured): number | null {
  const lasts = lastMs(measured);
  return lasts.length === 0 ? null : quantile(lasts, 0.5);
}

function ratioOf(measured: Measured): number | null {
  const median = medianLastMs(measured);
  return median === null || measured.floorMs === null ? null : median / measured.floorMs;
}

function rowOf(measured: Measured): Row {
  const lasts = lastMs(measured);
  const medians = measured.runs.map((times) =>
    quantile(
      times.filter((ms) => ms !== null),
      0.5,
    ),
  );
  const known = measured.runs.map((times) => times.filter((ms) => ms !== null).length);
  const shown = (value: number | null, digits = 0): string => value?.toFixed(digits) ?? '-';
  return {
    ports: measured.count,
    program: measured.name,
    reads: measured.reads,
    'got through': `${Math.min(...known)} of ${measured.runs[0]?.length ?? 0}`,
    'last port ms': shown(medianLastMs(measured)),
    'fastest to slowest run':
      lasts.length === 0 ? '-' : `${shown(Math.min(...lasts))} to ${shown(Math.max(...lasts))}`,
    'median port ms': shown(quantile(medians, 0.5)),
    'floor ms': shown(measured.floorMs),
    ratio: shown(ratioOf(measured), 2),
    'CPU ms': shown(measured.cpuMs),
    'idle CPU %': shown(measured.idleCpuPercent, 1),
    'idle commands/s': shown(measured.idleCommandsPerS),
    'RSS MB': shown(measured.rssMb),
    'modems CPU ms': shown(measured.modemsCpuMs),
  };
}

function aimNotes(all: readonly Measured[]): readonly string[] {
  return AIMS.flatMap(({ count, ratio }) => {
    const measured = all.find((one) => one.count === count && one.floorMs !== null);
    const found = measured === undefined ? null : ratioOf(measured);
    if (found === null) return [];
    return [
      `Aim: ${count} ports in at most ${ratio} x the floor. ${found.toFixed(2)}: ${found <= ratio ? 'met' : 'missed'}.`,
    ];
  });
}

function peerNotes(all: readonly Measured[]): readonly string[] {
  const peers = all.filter(({ floorMs, count }) => floorMs === null && count === 64);
  const ours = all.find(({ floorMs, count }) => floorMs !== null && count === 64);
  const oursMs = ours === undefined ? null : medianLastMs(ours);
  return peers.flatMap((peer) => {
    const peerMs = medianLastMs(peer);
    if (peerMs === null || oursMs === null) return [`${peer.name} did not get through all 64 ports.`];
    const verdict = oursMs <= peerMs ? 'met' : 'missed';
    return [
      `Aim: 64 ports sooner than ${peer.name}, which reads ${peer.reads}. ${Math.round(oursMs)} and ${Math.round(peerMs)} ms: ${verdict}.`,
    ];
  });
}

function idleNotes(all: readonly Measured[]): readonly string[] {
  return all.flatMap(({ count, idleCpuPercent }) => {
    if (count !== 512 || idleCpuPercent === null) return [];
    const verdict = idleCpuPercent <= IDLE_AIM_PERCENT ? 'met' : 'missed';
    return [
      `Aim: 512 idle ports for at most ${IDLE_AIM_PERCENT} % of one core. ${idleCpuPercent.toFixed(1)} %: ${verdict}.`,
    ];
  });
}

function silentNotes(all: readonly Measured[]): readonly string[] {
  return all.flatMap((alone) => {
    if (alone.name === 'Portlight' || alone.floorMs === null) return [];
    const mixed = all.find((one) => one.name === 'Portlight' && one.count === alone.count);
    const [withMs, withoutMs] = [mixed === undefined ? null : medianLastMs(mixed), medianLastMs(alone)];
    if (withMs === null || withoutMs === null) return [];
    return [
      `${alone.count} ports: live ones known after ${Math.round(withMs)} ms with silent and garbage ports beside them, ${Math.round(withoutMs)} ms without these.`,
    ];
  });
}

export function identifyReport(all: readonly Measured[], context: ReportContext): BenchResult {
  const { absent, latencyMs, families, cores, idleS } = context;
  const figures = Object.fromEntries(
    all.flatMap((measured): [string, number][] => {
      const median = medianLastMs(measured);
      const name = `${measured.name.replaceAll(/\W+/g, '-')}-${measured.count}`;
      return median === null ? [] : [[`${name}-lastMs`, median]];
    }),
  );
  return {
    title: `Identify: simulated modems on ptys (${families.join(', ')}), ${latencyMs} ms a command, 10 % silent and 5 % garbage`,
    rows: all.map(rowOf),
    figures,
    notes: [
      ...aimNotes(all),
      ...peerNotes(all),
      ...idleNotes(all),
      ...silentNotes(all),
      ...absent.map((name) => `${name}: not installed.`),
      'Known: IMEI, ICCID, IMSI, number, operator, registration and signal of every live port, from the start of the pool to the last.',
      `Floor: the commands Portlight sends on one port until all is known, times ${latencyMs} ms; each command of a chain counts and takes its time.`,
      'Other programs: until the last live port is through with what they read; gammu and gnokii as one process for each port.',
      `Modems run in a process of their own (CPU in the last column), beside the measured one, on ${cores} cores.`,
      `Idle: ${idleS} s of polling, 8 s after all was known; CPU in percent of one core, RSS at its end.`,
    ],
  };
}
