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
  'finds any single culprit among %i with log2 requests and two to be sure',
  (count) => {
    const entries = listEntries(count);
    for (const culprit of entries) {
      const { result, probes } = run(startSearch(entries, nobody), new Set([culprit]));
      expect(result).toEqual({ kind: 'found', entry: culprit, alibi: true });
      expect(probes).toBeLessThanOrEqual(Math.ceil(Math.log2(count)) + 2);
    }
  },
);

test('a list of one has no other number to bear witness', () => {
  const only = listEntry(1);
  expect(startSearch([only], nobody)).toEqual({ kind: 'found', entry: only, alibi: false });
});

test('asks the known numbers first, which leaves a lone new one to be asked', () => {
  const entries = listEntries(64);
  const fresh = entries[40];
  const { result, probes } = run(
    startSearch(entries, (entry) => entry === fresh),
    new Set(entries.slice(40, 41)),
  );
  expect(result).toEqual({ kind: 'found', entry: fresh, alibi: true });
  expect(probes).toBe(2);
});

test('blames nobody when each number passes alone', () => {
  expect(run(startSearch(listEntries(16), nobody), new Set()).result).toEqual({ kind: 'none' });
});

test.each([2, 3, 8, 32])('blames nobody among %i while everything is refused', (count) => {
  const entries = listEntries(count);
  const { result, probes } = run(startSearch(entries, nobody), new Set(entries));
  expect(result).toEqual({ kind: 'all-refused' });
  expect(probes).toBeLessThanOrEqual(2 * Math.ceil(Math.log2(count)));
});

test('blames nobody when the upstream refuses everything for a while, whenever that ends', () => {
  const entries = listEntries(8);
  for (let refusals = 0; refusals < 12; refusals++) {
    let result = startSearch(entries, nobody);
    for (let asked = 0; result.kind === 'searching'; asked++) {
      result = continueSearch(result.search, asked < refusals);
    }
    expect(result.kind).not.toBe('found');
  }
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
        // Each control that fails needs a culprit of its own.
        if (culprits.length < 5) expect(result.kind).toBe('found');
        if (result.kind === 'found') expect(culprits).toContain(result.entry);
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
