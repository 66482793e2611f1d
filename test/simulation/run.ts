// npm run simulate: the long run, on all cores, with its table. A run that was cut off goes on with the same command.
import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { type Block, blocksWithin, type LivedBlock, planBlocks } from './block.ts';
import { appendResult, readResults } from './results-file.ts';
import { resultsTable, violationsOf } from './results-table.ts';
import { liveBlocks } from './workers.ts';

interface Plan {
  readonly asked: Block;
  readonly jobs: number;
  /** Null: nothing is kept. */
  readonly results: string | null;
}

const USAGE = `Usage: npm run simulate -- [--seeds N] [--first N] [--hours H] [--modems bytes|quick] [--jobs N] [--results FILE]
  --results FILE  adds a line of JSON for each block of lives, and leaves out the seeds that stand there already`;

const say = (text: string): void => void process.stdout.write(`${text}\n`);

function readPlan(): Plan | null {
  const text = { type: 'string' } as const;
  const options = { seeds: text, hours: text, first: text, modems: text, jobs: text, results: text };
  const { values } = parseArgs({ options });
  const { modems = 'bytes', results = null } = values;
  const count = Number(values.seeds ?? 300);
  const first = Number(values.first ?? 1);
  const hours = Number(values.hours ?? 6);
  const jobs = Number(values.jobs ?? availableParallelism());
  const areWhole = [count, first, jobs].every((value) => Number.isSafeInteger(value) && value > 0);
  if (!areWhole || !(hours > 0) || (modems !== 'bytes' && modems !== 'quick')) return null;
  return { asked: { first, count, hours, modems }, jobs, results };
}

async function main(): Promise<number> {
  const plan = readPlan();
  if (plan === null) {
    say(USAGE);
    return 2;
  }
  const { asked, jobs, results } = plan;
  const before = results === null ? [] : readResults(results);
  const blocks = planBlocks(asked, before);
  const lived: LivedBlock[] = [...before];
  const lost = await runBlocks(blocks, jobs, (block) => {
    lived.push(block);
    if (results !== null) appendResult(results, block);
  });
  const all = blocksWithin(asked, lived);
  say(`\n${resultsTable(asked, all)}`);
  return lost === 0 && violationsOf(all) === 0 ? 0 : 1;
}

/** A line for each block, with the time that is left; gives the number of blocks that were lost. */
async function runBlocks(
  blocks: readonly Block[],
  jobs: number,
  keep: (block: LivedBlock) => void,
): Promise<number> {
  const code = codeVersion();
  const seeds = blocks.reduce((all, { count }) => all + count, 0);
  const startMs = performance.now();
  let done = 0;
  let lost = 0;
  await liveBlocks(blocks, jobs, (result) => {
    const { first, count } = result.block;
    const range = `seeds ${first} to ${first + count - 1}`;
    done += count;
    if (result.kind === 'lost') {
      lost += 1;
      say(`${range}: LOST, ${result.why}`);
      return;
    }
    const { total, seconds } = result;
    for (const failure of total.failures) say(`\n${failure}\n`);
    keep({ ...result.block, total, seconds, code });
    const leftMinutes = (((performance.now() - startMs) / done) * (seeds - done)) / 60_000;
    const spent = `${seconds.toFixed(1)} s of CPU`;
    const left = `${done} of ${seeds}, ${leftMinutes.toFixed(1)} min left`;
    say(`${range}: ${total.lists} lists, ${total.failures.length} violations, ${spent}; ${left}`);
  });
  return lost;
}

function codeVersion(): string {
  const { stdout } = spawnSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' });
  return stdout?.trim() || 'unknown';
}

process.exitCode = await main();
