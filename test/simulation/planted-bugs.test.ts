import { describe, expect, test } from 'vitest';
import { withTemporaryFolder } from '../support/temporary-folder.ts';
import { type LifePlan, live, storyOf } from './live.ts';
import {
  idsMixedUp,
  impatientClient,
  keyHammered,
  neverSends,
  noSettleBarrier,
  noSingleFlight,
  pulledCardsTold,
  removalsBelieved,
  rentByPortAlone,
  rentToldOnce,
} from './planted-bugs.ts';
import { shrinkStory } from './shrink.ts';
import type { SimulationOptions } from './simulation.ts';

const SEEDS = 20;
/** Steps that a person can follow; how far a story shrinks within its lives is luck by a step or two. */
const SHORT = 30;

describe('the simulation can fail', () => {
  test.each([
    { bug: 'the first list does not wait for the pool', plant: noSettleBarrier, rules: [7] },
    { bug: 'a request does not wait for the one before', plant: noSingleFlight, rules: [4, 9] },
    { bug: 'rent goes by the port alone', plant: rentByPortAlone, rules: [6] },
    { bug: 'a removal counts as done unheard', plant: removalsBelieved, rules: [2, 5] },
  ])('it finds out when $bug, and tells it shortly', { timeout: 300_000 }, async ({ plant, rules }) => {
    await withTemporaryFolder((folder) => expectFound({ folder, modems: 'bytes' }, rules, plant));
  });

  test.each([
    { bug: 'nothing is ever sent', plant: neverSends, rules: [2, 3] },
    { bug: 'rent is not told anew', plant: rentToldOnce, rules: [2] },
    { bug: 'the ids of two numbers are mixed up', plant: idsMixedUp, rules: [2] },
    // Such a try stands in no journal either.
    { bug: 'a denied key is tried every 2 s', plant: keyHammered, rules: [8, 9] },
    { bug: 'a slow answer is not waited for', plant: impatientClient, rules: [3] },
    { bug: 'a modem goes on telling of a pulled card', spoil: pulledCardsTold, rules: [1] },
  ])('it finds out when $bug, whatever the modems are', { timeout: 300_000 }, async ({ rules, ...bug }) => {
    const { plant, spoil } = { plant: undefined, spoil: undefined, ...bug };
    const plan = { modems: 'quick', ...(spoil && { spoil }) } as const;
    await withTemporaryFolder((folder) => expectFound({ folder, ...plan }, rules, plant));
  });

  test('the same life is sound without the bugs', { timeout: 60_000 }, async () => {
    await withTemporaryFolder(async (folder) => {
      expect(await live({ seed: 1, hours: 6, modems: 'bytes', folder })).toMatchObject({ violation: null });
    });
  });
});

/** One of the first lives breaks one of the rules, in a story that a person can follow. */
async function expectFound(
  part: Pick<LifePlan, 'folder' | 'modems' | 'spoil'>,
  rules: readonly number[],
  plant?: SimulationOptions['plant'],
): Promise<void> {
  for (let seed = 1; seed <= SEEDS; seed++) {
    const plan = { ...part, seed, hours: 6 };
    const story = storyOf(plan);
    const report = await live(plan, story, plant);
    if (report.violation === null) continue;
    expect(rules).toContain(report.violation.rule);
    const short = await shrinkStory(plan, story, report, plant);
    expect(short.report.violation?.rule).toBe(report.violation.rule);
    expect(short.story.length).toBeLessThanOrEqual(SHORT);
    return;
  }
  expect.unreachable(`no violation in ${SEEDS} lives`);
}
