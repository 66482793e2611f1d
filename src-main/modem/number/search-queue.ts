import type { NetworkQuestion, NumberFinding, NumberSearch } from './number-search.ts';

/** Who waits for a number. Every search settles: by what was found, or by `giveUp`. */
export interface SearchQueue {
  readonly isEmpty: boolean;
  add(question: NetworkQuestion | null): Promise<NumberFinding>;
  /** The oldest one that nobody has taken yet, or null. */
  take(): NumberSearch | null;
  /** Ends all, also those that were taken: the modem cannot be reached any more. */
  giveUp(): void;
}

export function createSearchQueue(): SearchQueue {
  const waiting: NumberSearch[] = [];
  const open = new Set<NumberSearch['settle']>();
  return {
    get isEmpty() {
      return waiting.length === 0;
    },
    add: (question) =>
      new Promise((resolve) => {
        const settle = (finding: NumberFinding) => {
          open.delete(settle);
          resolve(finding);
        };
        open.add(settle);
        waiting.push({ question, settle });
      }),
    take: () => waiting.shift() ?? null,
    giveUp() {
      waiting.length = 0;
      for (const settle of [...open]) settle({ kind: 'impossible' });
    },
  };
}
