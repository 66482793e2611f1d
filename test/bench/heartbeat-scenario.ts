import { type AppProcess, type OutputLine, rootFlags, startProcess } from '../support/app-process.ts';
import { withTemporaryFolder } from '../support/temporary-folder.ts';
import type { BenchContext, BenchResult, Scenario } from './scenario.ts';

/** The upstream drops numbers which miss this. */
const DEADLINE_S = 300;
/** A gap as long as this was ended by the heartbeat, not by a change in the pool. */
const QUIET_S = 240;
const PORTS = 32;
const FIRST_LIST_TIMEOUT_MS = 90_000;
/** A lively pool may put the heartbeat off; so long is waited for a quiet one. */
const PATIENCE_S = 1800;

const accepted = /^list accepted:/;
const secondsOf = ({ atMs }: OutputLine): number => atMs / 1000;

/** Accepted lists in order, up to the first that only the heartbeat can have sent. */
async function watch(running: AppProcess, progress: BenchContext['progress']): Promise<OutputLine[]> {
  const lists = [await running.line(accepted, FIRST_LIST_TIMEOUT_MS)];
  progress('first list accepted; the next one is due within 300 s');
  for (;;) {
    const last = lists.at(-1) ?? { text: '', atMs: 0 };
    const timeoutMs = (DEADLINE_S + 30) * 1000;
    const next = await running.line(accepted, timeoutMs, running.lines.indexOf(last) + 1);
    lists.push(next);
    progress(`accepted after ${Math.round(secondsOf(next) - secondsOf(last))} s: ${next.text}`);
    if (secondsOf(next) - secondsOf(last) >= QUIET_S || secondsOf(next) > PATIENCE_S) return lists;
  }
}

function run({ electron, env, progress }: BenchContext): Promise<BenchResult> {
  return withTemporaryFolder(async (profile) => {
    const args = ['.', `--demo=${PORTS}`, ...rootFlags(), `--user-data-dir=${profile}`];
    const running = startProcess(electron, args, env);
    try {
      return summary(await watch(running, progress));
    } finally {
      await running.stop();
    }
  });
}

function summary(lists: readonly OutputLine[]): BenchResult {
  const gaps = lists.slice(1).map((line, at) => secondsOf(line) - secondsOf(lists[at] ?? line));
  const longestGapS = Math.max(...gaps);
  const heartbeatSeen = longestGapS >= QUIET_S;
  const met = heartbeatSeen && longestGapS <= DEADLINE_S;
  return {
    title: `Heartbeat: ${PORTS} simulated modems left alone`,
    rows: lists.map((line, at) => ({
      list: String(at + 1),
      'at s': secondsOf(line),
      'after s': at === 0 ? '' : (gaps[at - 1] ?? 0).toFixed(1),
      line: line.text,
    })),
    figures: {
      ports: PORTS,
      lists: lists.length,
      longestGapS,
      deadlineS: DEADLINE_S,
      heartbeatSeen,
      aimMet: met,
    },
    notes: [
      `Aim: accepted lists at most ${DEADLINE_S} s apart. Longest gap: ${longestGapS.toFixed(1)} s, ${met ? 'met' : 'missed'}.`,
    ],
  };
}

export const heartbeatScenario: Scenario = { what: 'an idle pool of 32 over one heartbeat (5 minutes)', run };
