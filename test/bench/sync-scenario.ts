import { setTimeout as sleep } from 'node:timers/promises';
import { createSystemClock } from '../../src-main/engine/system-clock.ts';
import { createRandom, type Random } from '../../src-main/sandbox/random.ts';
import { type SandboxUpstream, startSandboxUpstream } from '../../src-main/sandbox/upstream-server.ts';
import { quantile } from '../support/quantile.ts';
import { withTemporaryFolder } from '../support/temporary-folder.ts';
import { type BenchChild, startChild } from './identify-child.ts';
import type { BenchContext, BenchResult, Row, Scenario } from './scenario.ts';
import type { EngineNews, SoldPort, SyncEngineInput, SyncModemsInput } from './sync-plan.ts';

const SIZES = [32, 512] as const;
const AIM_P95_MS = 1_300;
/** Changes are gathered for so long before a list is sent (design decision 11). */
const GATHER_MS = 1_000;
const PULLS_DEFAULT = 24;
const IDLE_MS = 20_000;
const API_KEY = 'bench-key';
/** Later than the 2 s between two requests, and never in step with a poll. */
const PAUSE_MS = [2_200, 4_500] as const;

/** Sockets that report a pulled card by themselves, as their boards come. */
const MODEMS: Pick<SyncModemsInput, 'families' | 'latencyMs'> = {
  families: ['sim800', 'ec25', 'm26', 'huawei', 'ublox', 'sim7600'],
  latencyMs: 20,
};

interface Measured {
  readonly ports: number;
  readonly delaysMs: readonly number[];
  readonly cpuPercent: number;
  readonly rssMb: number;
}

async function accepted(engine: BenchChild, fits: (numbers: readonly string[]) => boolean): Promise<number> {
  for (;;) {
    const news = await engine.next<EngineNews>();
    if (news.kind === 'accepted' && fits(news.numbers)) return news.atMs;
  }
}

async function readCpu(engine: BenchChild) {
  engine.send('cpu');
  for (;;) {
    const news = await engine.next<EngineNews>();
    if (news.kind === 'cpu') return news;
  }
}

async function measureIdle(engine: BenchChild): Promise<Pick<Measured, 'cpuPercent' | 'rssMb'>> {
  const before = await readCpu(engine);
  await sleep(IDLE_MS);
  const after = await readCpu(engine);
  const cpuPercent = ((after.cpuMs - before.cpuMs) / (after.atMs - before.atMs)) * 100;
  return { cpuPercent, rssMb: after.rssMb };
}

/** Cards are pulled one after the other and stay out; each pull finds a pool in which nothing else happens. */
async function pullCards(
  { modems, engine, ports }: Bench,
  pulls: number,
  random: Random,
  progress: BenchContext['progress'],
): Promise<readonly number[]> {
  const delaysMs: number[] = [];
  for (let pull = 0; pull < pulls; pull++) {
    const [from, to] = PAUSE_MS;
    await sleep(from + random() * (to - from));
    const place = Math.floor(((pull + 0.5) * ports.length) / pulls);
    const number = ports[place]?.number ?? '';
    modems.send(`pull ${place}`);
    const pulledAtMs = await modems.next<number>();
    const goneAtMs = await accepted(engine, (numbers) => !numbers.includes(number));
    delaysMs.push(goneAtMs - pulledAtMs);
  }
  progress(`${pulls} cards pulled`);
  return delaysMs;
}

interface Bench {
  readonly modems: BenchChild;
  readonly engine: BenchChild;
  readonly ports: readonly SoldPort[];
}

function measure(count: number, pulls: number, progress: BenchContext['progress']): Promise<Measured> {
  return withTemporaryFolder(async (folder) => {
    const upstream = await startSandboxUpstream({ clock: createSystemClock(), apiKey: API_KEY });
    const modems = startChild({ file: 'sync-modems.ts', input: { count, ...MODEMS } });
    try {
      const ports = await modems.next<readonly SoldPort[]>();
      return await measureOn({ modems, ports, upstream, folder, pulls, progress });
    } finally {
      await modems.end();
      await upstream.close();
    }
  });
}

async function measureOn(stage: {
  readonly modems: BenchChild;
  readonly ports: readonly SoldPort[];
  readonly upstream: SandboxUpstream;
  readonly folder: string;
  readonly pulls: number;
  readonly progress: BenchContext['progress'];
}): Promise<Measured> {
  const { modems, ports, upstream, folder, pulls, progress } = stage;
  const input: SyncEngineInput = { ports, folder, baseUrl: upstream.baseUrl, apiKey: API_KEY };
  const engine = startChild({ file: 'sync-engine.ts', input });
  try {
    await accepted(engine, (numbers) => numbers.length === ports.length);
    progress(`${ports.length} numbers on sale`);
    // The jobs that follow identification are not idling yet.
    await sleep(IDLE_MS / 2);
    const idle = await measureIdle(engine);
    progress(`engine at rest: ${idle.cpuPercent.toFixed(1)} % of a core, ${Math.round(idle.rssMb)} MB`);
    const delaysMs = await pullCards({ modems, engine, ports }, pulls, createRandom(ports.length), progress);
    return { ports: ports.length, delaysMs, ...idle };
  } finally {
    await engine.end();
  }
}

async function run({ repeats, progress }: BenchContext): Promise<BenchResult> {
  // As the app itself does it: hundreds of ttys share these threads.
  process.env['UV_THREADPOOL_SIZE'] ??= '64';
  const measured: Measured[] = [];
  for (const count of SIZES) measured.push(await measure(count, repeats ?? PULLS_DEFAULT, progress));
  return summary(measured);
}

function summary(measured: readonly Measured[]): BenchResult {
  const rows = measured.map(({ ports, delaysMs, cpuPercent, rssMb }): Row => {
    const at = (share: number) => quantile(delaysMs, share);
    return {
      ports,
      samples: delaysMs.length,
      'p50 ms': at(0.5),
      'p95 ms': at(0.95),
      'slowest ms': at(1),
      'engine at rest, % of a core': cpuPercent,
      'engine MB': rssMb,
    };
  });
  const slowestP95Ms = Math.max(...measured.map(({ delaysMs }) => quantile(delaysMs, 0.95)));
  const aimMet = slowestP95Ms <= AIM_P95_MS;
  return {
    title: 'From the card pulled out to the list without it accepted: modems on ptys, upstream over HTTP',
    rows,
    figures: { slowestP95Ms, aimP95Ms: AIM_P95_MS, gatherMs: GATHER_MS, aimMet },
    notes: [
      `Aim: p95 at most ${AIM_P95_MS} ms, of which ${GATHER_MS} ms are the gathering. ${Math.round(slowestP95Ms)} ms, ${aimMet ? 'met' : 'missed'}.`,
      'Modems, engine and upstream are processes of their own; all share the cores of this machine.',
    ],
  };
}

export const syncScenario: Scenario = {
  what: 'card pulled to list without it, and the cost of idling, at 32 and 512 ports',
  run,
};
