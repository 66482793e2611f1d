import type { LifePlan } from './live.ts';
import type { LivesTotal } from './lives.ts';

/** Some seeds after each other: what one process lives before it tells. */
export interface Block {
  readonly first: number;
  readonly count: number;
  readonly hours: number;
  readonly modems: LifePlan['modems'];
}

export interface LivedBlock extends Block {
  readonly total: LivesTotal;
  readonly seconds: number;
  /** Commit of the code that lived it. */
  readonly code: string;
}

/** Small, so that no core is left waiting at the end, and little is lost when a run is cut off. */
const SEEDS_A_BLOCK = 10;

/** The seeds from `first` on in blocks, without those that were lived already with the same hours and modems. */
export function planBlocks(
  { first, count, hours, modems }: Block,
  lived: readonly Block[],
): readonly Block[] {
  const done = new Set<number>();
  for (const block of lived) {
    if (block.hours !== hours || block.modems !== modems) continue;
    for (let seed = block.first; seed < block.first + block.count; seed++) done.add(seed);
  }
  const blocks: Block[] = [];
  for (let seed = first; seed < first + count; ) {
    let end = seed;
    while (end < first + count && end - seed < SEEDS_A_BLOCK && !done.has(end)) end++;
    if (end > seed) blocks.push({ first: seed, count: end - seed, hours, modems });
    seed = Math.max(end, seed + 1);
  }
  return blocks;
}

/** The lived blocks of which all seeds are asked for. */
export function blocksWithin(asked: Block, lived: readonly LivedBlock[]): readonly LivedBlock[] {
  return lived.filter(
    ({ first, count, hours, modems }) =>
      hours === asked.hours &&
      modems === asked.modems &&
      first >= asked.first &&
      first + count <= asked.first + asked.count,
  );
}
