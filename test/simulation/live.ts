import { join } from 'node:path';
import { createRandom } from '../../src-main/sandbox/random.ts';
import { createQuickHardware } from './quick-hardware.ts';
import { Simulation, type SimulationOptions, type SimulationReport } from './simulation.ts';
import { type Step, writeStory } from './story.ts';

export interface LifePlan {
  readonly seed: number;
  readonly hours: number;
  /** For the journal's file. */
  readonly folder: string;
  readonly trace?: (line: string) => void;
}

/** The longest way to see that a card is gone: a poll, the timeouts of a mute modem, the grace of a lost port; with room. */
const QUICK_UNSEEN_MS = 40_000;

export function storyOf({ seed, hours }: LifePlan): readonly Step[] {
  const random = createRandom(seed * 7919 + 1);
  return writeStory({ places: placesOf(seed), hours, random });
}

export function live(
  plan: LifePlan,
  steps: readonly Step[] = storyOf(plan),
  plant?: SimulationOptions['plant'],
): Promise<SimulationReport> {
  const { seed, hours, folder } = plan;
  return new Simulation({
    seed,
    steps,
    lastsMs: hours * 3_600_000,
    journalPath: join(folder, `journal-${seed}.db`),
    createHardware: createQuickHardware,
    places: placesOf(seed),
    unseenMs: QUICK_UNSEEN_MS,
    ...(plan.trace === undefined ? {} : { trace: plan.trace }),
    ...(plant === undefined ? {} : { plant }),
  }).run();
}

function placesOf(seed: number): number {
  return 2 + (seed % 6);
}
