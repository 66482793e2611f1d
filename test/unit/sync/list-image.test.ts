import { describe, expect, test } from 'vitest';
import { imageOf, imageWith, imageWithout, listChanges } from '../../../src-main/sync/list-image.ts';
import { listEntries, listEntry } from '../../support/list-entries.ts';

const three = listEntries(3);

describe('the image of a list', () => {
  test('has the same key in whatever order, and another for another rent', () => {
    expect(imageOf(three.toReversed()).key).toBe(imageOf(three).key);
    expect(imageOf([listEntry(1, { rent: true })]).key).not.toBe(imageOf([listEntry(1)]).key);
  });

  test('with and without a number is the image of that list', () => {
    expect(imageWith(imageOf(three), listEntry(4)).key).toBe(imageOf(listEntries(4)).key);
    expect(imageWithout(imageOf(three), listEntry(3).number).key).toBe(imageOf(listEntries(2)).key);
    expect(imageWithout(imageOf([listEntry(1)]), listEntry(1).number).key).toBe(imageOf([]).key);
  });
});

describe('changes', () => {
  test('are what came, what went, and what reads differently', () => {
    const wanted = [listEntry(1), listEntry(2, { rent: true }), listEntry(4)];
    const { added, removed, altered } = listChanges(imageOf(three), wanted);
    expect(added.map(({ portId }) => portId)).toEqual(['Port4']);
    expect(removed).toEqual([listEntry(3).number]);
    expect(altered.map(({ portId }) => portId)).toEqual(['Port2']);
  });

  test('of a reading that only got younger are none', () => {
    const later = three.map((entry) => ({ ...entry, verifiedAtMs: 60_000 }));
    expect(listChanges(imageOf(three), later)).toEqual({ added: [], removed: [], altered: [] });
  });
});
