import { expect, test } from 'vitest';
import {
  mayQuarantine,
  type Quarantine,
  quarantineEntry,
  releaseChanged,
} from '../../../src-main/sync/quarantine.ts';
import { listEntries, listEntry } from '../../support/list-entries.ts';

const word = { text: 'NUMBER_FORMAT_ERROR', at: '2026-01-01T00:00:00.000Z', sinceMs: 0, proven: true };
const empty: Quarantine = new Map();

test('a refused number stays aside while its entry reads the same', () => {
  const quarantine = quarantineEntry(empty, listEntry(1), word);
  expect(releaseChanged(quarantine, [listEntry(1, { verifiedAtMs: 99 })])).toBe(quarantine);
});

test('it stays aside while it is away for a moment', () => {
  const quarantine = quarantineEntry(empty, listEntry(1), word);
  expect(releaseChanged(quarantine, [listEntry(2)])).toBe(quarantine);
});

test('it is tried again when its entry reads differently', () => {
  const quarantine = quarantineEntry(quarantineEntry(empty, listEntry(1), word), listEntry(2), word);
  const released = releaseChanged(quarantine, [listEntry(1, { operator: 24007 }), listEntry(2)]);
  expect([...released.keys()]).toEqual([listEntry(2).number]);
});

test('at most half of a list is set aside', () => {
  const entries = listEntries(10);
  let quarantine = empty;
  for (const entry of entries) {
    if (mayQuarantine(quarantine, entries)) quarantine = quarantineEntry(quarantine, entry, word);
  }
  expect(quarantine.size).toBe(5);
});

test('a list of three may lose all', () => {
  const entries = listEntries(3);
  let quarantine = empty;
  for (const entry of entries) {
    expect(mayQuarantine(quarantine, entries)).toBe(true);
    quarantine = quarantineEntry(quarantine, entry, word);
  }
});
