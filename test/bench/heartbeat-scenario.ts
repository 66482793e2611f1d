import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSystemClock } from '../../src-main/engine/system-clock.ts';
import { createDemoPool } from '../../src-main/sandbox/demo-pool.ts';
import { createRandom } from '../../src-main/sandbox/random.ts';
import { type AppProcess, type OutputLine, rootFlags, startProcess } from '../support/app-process.ts';
import { putModemOnTcp } from '../support/modem-on-tcp.ts';
import { type RecordingUpstream, startRecordingUpstream } from '../support/recording-upstream.ts';
import { withTemporaryFolder } from '../support/temporary-folder.ts';
import type { BenchContext, BenchResult, Scenario } from './scenario.ts';

/** The upstream drops numbers which miss this. */
const DEADLINE_S = 300;
/** A gap as long as this was ended by the heartbeat, not by a change in the pool. */
const QUIET_S = 240;
const PORTS = 32;
const SEED = 1;
const FIRST_LIST_TIMEOUT_MS = 90_000;
/** Late changes put the heartbeat off; two of its spans are waited for a quiet one. */
const PATIENCE_S = 2 * DEADLINE_S;

const accepted = /^list accepted:/;

interface Bench {
  readonly ports: readonly string[];
  readonly upstream: RecordingUpstream;
  close(): Promise<void>;
}

/** The modems of the demo with nothing happening to them, each behind TCP, and an upstream which notes arrivals. */
async function openBench(): Promise<Bench> {
  const clock = createSystemClock();
  const pool = createDemoPool(PORTS, { clock, random: createRandom(SEED), events: false });
  const wired = await Promise.all(pool.modems.map((modem) => putModemOnTcp(modem)));
  const upstream = await startRecordingUpstream();
  return {
    ports: wired.map(({ address }) => address),
    upstream,
    async close() {
      pool.stop();
      await Promise.all([...wired.map((one) => one.close()), upstream.close()]);
    },
  };
}

/** Accepted lists in order, up to the first that only the heartbeat can have sent. */
async function watch(running: AppProcess, progress: BenchContext['progress']): Promise<OutputLine[]> {
  let last = await running.line(accepted, FIRST_LIST_TIMEOUT_MS);
  const lists = [last];
  progress(`${last.text}; the next one is due within ${DEADLINE_S} s`);
  for (;;) {
    const timeoutMs = (DEADLINE_S + 30) * 1000;
    const next = await running.line(accepted, timeoutMs, running.lines.indexOf(last) + 1);
    const gapS = (next.atMs - last.atMs) / 1000;
    lists.push(next);
    progress(`after ${Math.round(gapS)} s: ${next.text}`);
    if (gapS >= QUIET_S || next.atMs / 1000 > PATIENCE_S) return lists;
    last = next;
  }
}

function run({ electron, env, progress }: BenchContext): Promise<BenchResult> {
  return withTemporaryFolder(async (profile) => {
    const bench = await openBench();
    const keyFile = join(profile, 'key');
    writeFileSync(keyFile, 'bench-key\n');
    const flags = [
      `--ports=${bench.ports.join(',')}`,
      `--upstream=${bench.upstream.url}`,
      `--api-key-file=${keyFile}`,
      `--user-data-dir=${profile}`,
    ];
    const running = startProcess(electron, ['.', ...flags, ...rootFlags()], env);
    try {
      return summary(await watch(running, progress), bench.upstream);
    } finally {
      await running.stop();
      await bench.close();
    }
  });
}

function gapsOf(times: readonly { readonly atMs: number }[]): number[] {
  return times.slice(1).map(({ atMs }, at) => (atMs - (times[at]?.atMs ?? atMs)) / 1000);
}

function summary(lists: readonly OutputLine[], { requests }: RecordingUpstream): BenchResult {
  const gapsS = gapsOf(lists);
  const arrivalGapsS = gapsOf(requests);
  const longestGapS = Math.max(...gapsS, ...arrivalGapsS);
  const heartbeatSeen = longestGapS >= QUIET_S;
  const met = heartbeatSeen && longestGapS <= DEADLINE_S;
  const shown = (gapS: number | undefined): string => gapS?.toFixed(2) ?? '';
  return {
    title: `Heartbeat: ${PORTS} simulated modems on TCP, left alone`,
    rows: lists.map(({ atMs, text }, at) => ({
      list: String(at + 1),
      'accepted at s': atMs / 1000,
      'after s': shown(gapsS[at - 1]),
      'arrived after s': shown(arrivalGapsS[at - 1]),
      line: text,
    })),
    figures: {
      ports: PORTS,
      requests: requests.length,
      longestGapS,
      deadlineS: DEADLINE_S,
      heartbeatSeen,
      aimMet: met,
    },
    notes: [
      `Aim: accepted lists at most ${DEADLINE_S} s apart. Longest gap: ${longestGapS.toFixed(1)} s, ${met ? 'met' : 'missed'}.`,
      ...(heartbeatSeen ? [] : ['Changes in the pool came before each heartbeat: none was seen.']),
    ],
  };
}

export const heartbeatScenario: Scenario = { what: 'an idle pool of 32 over one heartbeat (5 minutes)', run };
