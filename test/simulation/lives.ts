import { withTemporaryFolder } from '../support/temporary-folder.ts';
import { type LifePlan, live, storyOf } from './live.ts';
import { livesFolder } from './lives-folder.ts';
import { describeFailure } from './shrink.ts';
import type { SimulationReport } from './simulation.ts';

export interface LivesTotal {
  readonly seeds: number;
  readonly steps: number;
  readonly requests: number;
  readonly lists: number;
  readonly accepted: number;
  readonly troubles: number;
  readonly starts: number;
  /** One text for each life in which an invariant was broken. */
  readonly failures: readonly string[];
}

const NOTHING: LivesTotal = {
  seeds: 0,
  steps: 0,
  requests: 0,
  lists: 0,
  accepted: 0,
  troubles: 0,
  starts: 0,
  failures: [],
};

/** Lives the lives of `count` seeds from `first` on, one after the other. */
export async function liveAll(range: {
  readonly first: number;
  readonly count: number;
  readonly hours: number;
  readonly modems: LifePlan['modems'];
}): Promise<LivesTotal> {
  const { first, count, hours, modems } = range;
  return withTemporaryFolder(async (folder) => {
    let total = NOTHING;
    for (let seed = first; seed < first + count; seed++) {
      const plan = { seed, hours, modems, folder };
      const story = storyOf(plan);
      const report = await live(plan, story);
      const failures = report.violation === null ? [] : [await describeFailure(plan, story, report)];
      total = add(total, report, failures);
    }
    return total;
  }, livesFolder());
}

function add(total: LivesTotal, report: SimulationReport, failures: readonly string[]): LivesTotal {
  return {
    seeds: total.seeds + 1,
    steps: total.steps + report.steps,
    requests: total.requests + report.requests,
    lists: total.lists + report.lists,
    accepted: total.accepted + report.accepted,
    troubles: total.troubles + report.troubles,
    starts: total.starts + report.starts,
    failures: [...total.failures, ...failures],
  };
}
