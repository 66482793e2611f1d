import { join } from 'node:path';
import { createRandom } from '../../src-main/sandbox/random.ts';
import type { UnknownAnswers } from '../../src-main/sandbox/upstream/sandbox-options.ts';
import type { SyncMode } from '../../src-main/shared/sync-view.ts';
import { createByteHardware } from './byte-hardware.ts';
import type { Hardware } from './hardware.ts';
import { createQuickHardware } from './quick-hardware.ts';
import { Simulation, type SimulationOptions, type SimulationReport } from './simulation.ts';
import { type Step, writeStory } from './story.ts';

export interface LifePlan {
  readonly seed: number;
  readonly hours: number;
  /** For the journal's file. */
  readonly folder: string;
  /** `bytes`: the modems speak AT and the app's own modem room reads them. `quick`: snapshots without bytes, at half the cost. */
  readonly modems: 'quick' | 'bytes';
  /** As the seed has it when left out: a third of the lives tell single changes, and a ninth go from one way to the other. */
  readonly mode?: SyncMode;
  readonly trace?: (line: string) => void;
  /** Puts a bug into the modems. */
  readonly spoil?: (hardware: Hardware) => Hardware;
}

/** The longest way to see that a card is gone: a poll, the timeouts of a mute modem, the grace of a lost port; with room. */
const QUICK_UNSEEN_MS = 40_000;
const BYTES_UNSEEN_MS = 90_000;

export function storyOf({ seed, hours }: LifePlan): readonly Step[] {
  const random = createRandom(seed * 7919 + 1);
  return writeStory({ places: placesOf(seed), hours, random });
}

export function live(
  plan: LifePlan,
  steps: readonly Step[] = storyOf(plan),
  plant?: SimulationOptions['plant'],
): Promise<SimulationReport> {
  const { seed, hours, folder, mode = modeOf(plan.seed) } = plan;
  const create = plan.modems === 'bytes' ? createByteHardware : createQuickHardware;
  const spoil = plan.spoil ?? ((hardware) => hardware);
  return new Simulation({
    seed,
    steps,
    lastsMs: hours * 3_600_000,
    journalPath: join(folder, `journal-${seed}.db`),
    createHardware: (options) => spoil(create(options)),
    places: placesOf(seed),
    mode,
    answers: answersOf(seed),
    takesOffForSleep: seed % TAKING_OFF === 0,
    switchesEveryMs: seed % SWITCHING === 0 ? SWITCH_MS : null,
    unseenMs: plan.modems === 'bytes' ? BYTES_UNSEEN_MS : QUICK_UNSEEN_MS,
    ...(plan.trace === undefined ? {} : { trace: plan.trace }),
    ...(plant === undefined ? {} : { plant }),
  }).run();
}

/** One seed in so many. */
const INCREMENTAL = 3;
const SWITCHING = 9;
const TAKING_OFF = 4;
const SWITCH_MS = 43 * 60_000;

function modeOf(seed: number): SyncMode {
  return seed % INCREMENTAL === 0 ? 'incremental' : 'list';
}

/** Upstreams that take single calls in another way than is assumed. */
const OTHER_ANSWERS: readonly Partial<UnknownAnswers>[] = [
  { checkWorkMethod: 'GET' },
  { removeNumberInput: 'query' },
  { removeNumberAnswer: 'bare' },
  { removeNumberMethod: 'unknown' },
  { addNumberMethod: 'unknown' },
];

/** Half of the lives that tell single changes meet one of them. */
function answersOf(seed: number): Partial<UnknownAnswers> {
  const turn = Math.floor(seed / INCREMENTAL) % (2 * OTHER_ANSWERS.length);
  return OTHER_ANSWERS[turn] ?? {};
}

function placesOf(seed: number): number {
  return 2 + (seed % 6);
}
