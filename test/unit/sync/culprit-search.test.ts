import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  continueSearch,
  restrictSearch,
  type SearchResult,
  startSearch,
} from '../../../src-main/sync/culprit-search.ts';
import type { ListEntry } from '../../../src-main/upstream/list-entry.ts';
import { listEntries, listEntry } from '../../support/list-entries.ts';

/** Asks an upstream that refuses every list with a culprit in it. */
function run(start: SearchResult, culprits: ReadonlySet<ListEntry>) {
  let result = start;
  let probes = 0;
  while (result.kind === 'searching') {
    probes++;
    const { search } = result;
    result = continueSearch(
      search,
      search.probe.some((entry) => culprits.has(entry)),
    );
  }
  return { result, probes };
}

const nobody = () => false;

test.each([2, 8, 32, 64, 512])(
  'finds any single culprit among %i with log2 requests and one to be sure',
  (count) => {
    const entries = listEntries(count);
    for (const culprit of entries) {
      const { result, probes } = run(startSearch(entries, nobody), new Set([culprit]));
      expect(result).toEqual({ kind: 'found', entry: culprit });
      expect(probes).toBeLessThanOrEqual(Math.ceil(Math.log2(count)) + 1);
    }
  },
);

test('a list of one needs no request', () => {
  const only = listEntry(1);
  expect(startSearch([only], nobody)).toEqual({ kind: 'found', entry: only });
});

test('asks for the new number first, which mostly is the one', () => {
  const entries = listEntries(64);
  const fresh = entries[40];
  const { result, probes } = run(
    startSearch(entries, (entry) => entry === fresh),
    new Set(entries.slice(40, 41)),
  );
  expect(result).toEqual({ kind: 'found', entry: fresh });
  expect(probes).toBe(1);
});

test('blames nobody when each number passes alone', () => {
  expect(run(startSearch(listEntries(16), nobody), new Set()).result).toEqual({ kind: 'none' });
});

test('blames only culprits, however many there are', () => {
  const entries = listEntries(40);
  fc.assert(
    fc.property(
      fc.subarray([...entries], { minLength: 1 }),
      fc.subarray([...entries]),
      (culprits, suspects) => {
        const { result } = run(
          startSearch(entries, (entry) => suspects.includes(entry)),
          new Set(culprits),
        );
        expect(result.kind === 'found' && culprits.includes(result.entry)).toBe(true);
      },
    ),
  );
});

test('drops candidates that left the list meanwhile, and ends when none is left', () => {
  const entries = listEntries(8);
  const start = startSearch(entries, nobody);
  if (start.kind !== 'searching') throw new Error('a list of eight is searched');
  expect(restrictSearch(start.search, entries)).toEqual(start);
  const fewer = restrictSearch(start.search, entries.slice(0, 4));
  expect(fewer.kind === 'searching' && fewer.search.candidates).toEqual(entries.slice(0, 4));
  expect(restrictSearch(start.search, [])).toEqual({ kind: 'none' });
  expect(
    restrictSearch(
      start.search,
      entries.map((entry) => ({ ...entry, rent: true })),
    ),
  ).toEqual({ kind: 'none' });
});
