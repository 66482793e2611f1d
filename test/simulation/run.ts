// npm run simulate -- [--seeds N] [--hours H] [--first N] [--modems bytes|quick]: the long run, on all cores, with its table.
import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { LifePlan } from './live.ts';
import { type LivesTotal, liveAll } from './lives.ts';

interface Range {
  readonly first: number;
  readonly count: number;
  readonly hours: number;
  readonly modems: LifePlan['modems'];
}

/** Small, so that no core is left waiting at the end. */
const SEEDS_A_TURN = 10;

const say = (text: string): void => void process.stdout.write(`${text}\n`);

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      seeds: { type: 'string', default: '300' },
      hours: { type: 'string', default: '6' },
      first: { type: 'string', default: '1' },
      modems: { type: 'string', default: 'bytes' },
    },
  });
  const [seeds, hours, first] = [values.seeds, values.hours, values.first].map(Number);
  const { modems } = values;
  if (!seeds || !hours || !first || (modems !== 'bytes' && modems !== 'quick')) {
    say('Usage: npm run simulate -- [--seeds N] [--hours H] [--first N] [--modems bytes|quick]');
    return 2;
  }
  const startMs = performance.now();
  const turns: Range[] = [];
  for (let seed = first; seed < first + seeds; seed += SEEDS_A_TURN)
    turns.push({ first: seed, count: Math.min(SEEDS_A_TURN, first + seeds - seed), hours, modems });
  const totals: LivesTotal[] = [];
  const workers = Array.from({ length: Math.min(availableParallelism(), turns.length) }, () =>
    work(turns, totals),
  );
  await Promise.all(workers);
  const minutes = (performance.now() - startMs) / 60_000;
  return report(totals, { hours, modems, minutes });
}

/** One process, one turn after the other. */
async function work(turns: Range[], totals: LivesTotal[]): Promise<void> {
  for (let turn = turns.shift(); turn !== undefined; turn = turns.shift()) {
    const total = await inProcess(turn);
    totals.push(total);
    for (const failure of total.failures) say(`\n${failure}`);
    say(`seeds ${turn.first} to ${turn.first + turn.count - 1}: ${total.failures.length} violations`);
  }
}

function inProcess(turn: Range): Promise<LivesTotal> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), [], {
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    });
    child.once('message', (total) => {
      resolve(total as LivesTotal);
      child.disconnect();
    });
    child.once('exit', (code) =>
      reject(new Error(`A worker ended with code ${code} (seeds from ${turn.first}).`)),
    );
    child.send(turn);
  });
}

function report(
  totals: readonly LivesTotal[],
  { hours, modems, minutes }: { readonly hours: number; readonly modems: string; readonly minutes: number },
): number {
  const sum = (pick: (total: LivesTotal) => number) => totals.reduce((all, total) => all + pick(total), 0);
  const violations = sum((total) => total.failures.length);
  const row = [
    modems,
    sum((total) => total.seeds),
    hours,
    sum((total) => total.steps),
    sum((total) => total.starts),
    sum((total) => total.requests),
    sum((total) => total.lists),
    sum((total) => total.accepted),
    sum((total) => total.troubles),
    violations,
    minutes.toFixed(1),
  ];
  say(
    '\n| modems | seeds | hours each | steps | app starts | requests | lists arrived | accepted | faults | violations | minutes |',
  );
  say('|--|--|--|--|--|--|--|--|--|--|--|');
  say(`| ${row.join(' | ')} |`);
  return violations === 0 ? 0 : 1;
}

if (process.send === undefined) process.exitCode = await main();
else
  process.once('message', (turn) => {
    void liveAll(turn as Range).then((total) => process.send?.(total));
  });
