import { rootFlags, startProcess } from '../support/app-process.ts';
import { quantile } from '../support/quantile.ts';
import { withTemporaryFolder } from '../support/temporary-folder.ts';
import type { BenchContext, BenchResult, Row, Scenario } from './scenario.ts';

const AIM_RATIO = 1.3;
const PAIRS_DEFAULT = 9;
const PAIRS_MIN = 7;
const START_TIMEOUT_MS = 60_000;

interface Candidate {
  readonly folder: string;
  readonly flags: readonly string[];
  readonly painted: RegExp;
}

const bareWindow: Candidate = {
  folder: 'test/bench/bare-window',
  flags: [],
  painted: /^window: first page painted/,
};
const portlight: Candidate = {
  folder: '.',
  flags: ['--demo=8'],
  painted: /^window: first grid painted/,
};

/** From the start of the process to its line that the first frame stands, in ms, on a fresh profile. */
function launch({ electron, env }: BenchContext, { folder, flags, painted }: Candidate): Promise<number> {
  return withTemporaryFolder(async (profile) => {
    const args = [folder, ...flags, ...rootFlags(), `--user-data-dir=${profile}`];
    const running = startProcess(electron, args, env);
    try {
      return (await running.line(painted, START_TIMEOUT_MS)).atMs;
    } finally {
      await running.stop();
    }
  });
}

async function run(context: BenchContext): Promise<BenchResult> {
  const pairs = Math.max(PAIRS_MIN, context.repeats ?? PAIRS_DEFAULT);
  // The first pair fills the caches of the disk and is not counted.
  await launch(context, bareWindow);
  await launch(context, portlight);
  const rows: Row[] = [];
  const bare: number[] = [];
  const app: number[] = [];
  for (let pair = 1; pair <= pairs; pair++) {
    const bareMs = await launch(context, bareWindow);
    const appMs = await launch(context, portlight);
    bare.push(bareMs);
    app.push(appMs);
    rows.push({
      run: String(pair),
      'bare window ms': bareMs,
      'Portlight ms': appMs,
      ratio: twoDecimals(appMs / bareMs),
    });
    context.progress(`pair ${pair} of ${pairs}: ${Math.round(bareMs)} ms, ${Math.round(appMs)} ms`);
  }
  return summary(rows, bare, app);
}

function summary(rows: readonly Row[], bare: readonly number[], app: readonly number[]): BenchResult {
  const spread = (name: string, share: number): Row => {
    const [bareMs, appMs] = [quantile(bare, share), quantile(app, share)];
    return { run: name, 'bare window ms': bareMs, 'Portlight ms': appMs, ratio: twoDecimals(appMs / bareMs) };
  };
  const bareMedianMs = quantile(bare, 0.5);
  const appMedianMs = quantile(app, 0.5);
  const ratio = appMedianMs / bareMedianMs;
  return {
    title: 'Start-up: launch to first contentful paint, 8 simulated modems, fresh profile, pairs interleaved',
    rows: [...rows, spread('fastest', 0), spread('median', 0.5), spread('slowest', 1)],
    figures: {
      pairs: rows.length,
      bareMedianMs,
      appMedianMs,
      ratio,
      aimRatio: AIM_RATIO,
      aimMet: ratio <= AIM_RATIO,
    },
    notes: [
      `Aim: at most ${AIM_RATIO} of a bare Electron window. Medians: ${twoDecimals(ratio)}, ${ratio <= AIM_RATIO ? 'met' : 'missed'}.`,
      'Both end at the first contentful paint which the browser itself reports; the grid is the first that Portlight draws.',
      'Each start has a fresh profile: the first start of all, without a cache of compiled code, and so the slowest.',
    ],
  };
}

const twoDecimals = (value: number): string => value.toFixed(2);

export const startupScenario: Scenario = { what: 'launch to first painted grid, beside a bare window', run };
