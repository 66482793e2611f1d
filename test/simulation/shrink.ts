import { type LifePlan, live } from './live.ts';
import type { SimulationOptions, SimulationReport } from './simulation.ts';
import { type Step, tellStep } from './story.ts';

/** Lives spent on making a story shorter. */
const MOST_LIVES = 120;
const AFTERWARDS_MS = 600_000;

/** Drops steps from a story, larger parts first, as long as the same rule is still broken without them. */
export async function shrinkStory(
  plan: LifePlan,
  story: readonly Step[],
  first: SimulationReport,
  plant?: SimulationOptions['plant'],
): Promise<{ readonly story: readonly Step[]; readonly report: SimulationReport }> {
  let best = { story: story.slice(0, first.steps), report: first };
  let lives = 0;
  for (let size = Math.ceil(best.story.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let from = 0; from < best.story.length && lives < MOST_LIVES; ) {
      const shorter = best.story.toSpliced(from, size);
      const untilMs = (best.report.violation?.atMs ?? 0) + AFTERWARDS_MS;
      const report = await live({ ...plan, hours: untilMs / 3_600_000 }, shorter, plant);
      lives++;
      if (report.violation?.rule === first.violation?.rule)
        best = { story: shorter.slice(0, report.steps), report };
      else from += size;
    }
  }
  return best;
}

/** What went wrong in a life, with all that is needed to live it again. */
export async function describeFailure(
  plan: LifePlan,
  story: readonly Step[],
  first: SimulationReport,
  plant?: SimulationOptions['plant'],
): Promise<string> {
  const { story: short, report } = await shrinkStory(plan, story, first, plant);
  const { rule, atMs, what } = report.violation ?? { rule: 0, atMs: 0, what: 'nothing' };
  return [
    `Seed ${plan.seed}, ${plan.hours} h: invariant ${rule} is broken at ${(atMs / 1000).toFixed(3)} s: ${what}.`,
    `The story in ${short.length} of ${story.length} steps:`,
    ...short.map(tellStep),
  ].join('\n');
}
