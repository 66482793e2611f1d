// npm run kill-test: the real app killed again and again in the middle of its work. Started by scripts/kill-test.mjs.
import { parseArgs } from 'node:util';
import { createRandom } from '../../src-main/sandbox/random.ts';
import { openDisplay } from '../support/display.ts';
import { withTemporaryFolder } from '../support/temporary-folder.ts';
import { Facts } from './facts.ts';
import { type LeftProfile, readProfile } from './profile-reader.ts';
import { liveRound } from './round.ts';
import { findFaults } from './rules.ts';
import { openStage } from './stage.ts';
import { isSingleChange } from './standing.ts';

const USAGE = 'Usage: npm run kill-test -- [--rounds N] [--seed N]';
const say = (text: string): void => void process.stdout.write(`${text}\n`);

async function main(): Promise<number> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ options: { rounds: text, seed: text } });
  const rounds = Number(values.rounds ?? 100);
  const seed = Number(values.seed ?? 1);
  if (!Number.isSafeInteger(rounds) || !Number.isSafeInteger(seed) || rounds < 1) {
    say(USAGE);
    return 2;
  }
  const display = await openDisplay();
  try {
    const faults = await withTemporaryFolder((folder) => killAgainAndAgain(folder, rounds, seed, display));
    return faults === 0 ? 0 : 1;
  } finally {
    display.close();
  }
}

async function killAgainAndAgain(
  folder: string,
  rounds: number,
  seed: number,
  display: Awaited<ReturnType<typeof openDisplay>>,
): Promise<number> {
  const random = createRandom(seed);
  const stage = await openStage(folder, random);
  const facts = new Facts();
  const sums = { starting: 0, deeds: 0, faults: 0, leftovers: 0 };
  const startMs = performance.now();
  let before: LeftProfile | null = null;
  const singleChanges = () => before?.requests.filter(({ request }) => isSingleChange(request)).length ?? 0;
  const openRows = () => before?.requests.filter(({ fault }) => fault?.code === 'cut-off').length ?? 0;
  try {
    for (let round = 1; round <= rounds; round++) {
      // For 30 s after a request without an answer whole lists are told: the quiet rounds come together.
      const report = await liveRound({
        display,
        stage,
        facts,
        random,
        before,
        leisurely: round > rounds / 2,
      });
      const left = readProfile(stage.profile);
      const findings = [...report.findings, ...findFaults(left, before, facts, stage.upstream)];
      before = left;
      sums.deeds += report.deeds;
      sums.faults += findings.length;
      sums.leftovers += left.leftovers.length;
      if (report.moment === 'starting') sums.starting += 1;
      const when = `${report.moment}, after ${(report.killedAfterMs / 1000).toFixed(2)} s`;
      const seen = `${report.deeds} deeds, ${left.requests.length} requests, ${facts.count} facts`;
      say(`kill ${round} of ${rounds}: ${when}; ${seen}; ${findings.length} faults`);
      for (const finding of findings) say(`  ${finding}`);
    }
  } finally {
    await stage.close();
  }
  const minutes = ((performance.now() - startMs) / 60_000).toFixed(1);
  say(
    `\n${rounds} kills (${sums.starting} of a starting app, seed ${seed}), ${sums.deeds} deeds, ${before?.requests.length ?? 0} requests, ` +
      `${stage.upstream.requests.length} of them received, ${singleChanges()} single changes, ${openRows()} cut off, ${sums.leftovers} half-written files left, ${sums.faults} faults, ${minutes} min`,
  );
  return sums.faults;
}

process.exitCode = await main();
