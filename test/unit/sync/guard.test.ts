import { expect, test } from 'vitest';
import { asE164, asPortId } from '../../../src-main/shared/ids.ts';
import { guardList } from '../../../src-main/sync/guard.ts';
import type { ListEntry } from '../../../src-main/upstream/list-entry.ts';
import { listEntries, listEntry, need } from '../../support/list-entries.ts';

const MAX_AGE_MS = 60_000;

function guard(entries: readonly ListEntry[], nowMs = 0, poolSize = 8) {
  const { entries: sent, dropped } = guardList(
    { entries, settled: true, poolSize, maxAgeMs: MAX_AGE_MS },
    nowMs,
  );
  return {
    sent: sent.map((entry) => entry.portId),
    dropped: dropped.map((item) => `${item.entry.portId} ${item.reason}`),
    texts: dropped.map((item) => item.text),
  };
}

test('lets a sound list pass whole and in order', () => {
  expect(guard(listEntries(8))).toMatchObject({
    sent: ['Port1', 'Port2', 'Port3', 'Port4', 'Port5', 'Port6', 'Port7', 'Port8'],
    dropped: [],
  });
});

test.each([
  ['a number of another shape', { number: '46701000002' }, 'number-shape'],
  ['a country code that is not its own', { countryId: 47 }, 'country-mismatch'],
  ['a port name of 100 characters', { portId: 'x'.repeat(100) }, 'port-id-shape'],
  ['a number that another port sells', { number: '+46701000001' }, 'duplicate-number'],
  ['a port that sells another number', { portId: 'Port1' }, 'duplicate-port'],
])('keeps back %s and sends the rest', (_, change, reason) => {
  // Branded ids cannot be malformed by the types; the guard is there for the day when they are.
  const culprit = listEntry(2, change as Partial<ListEntry>);
  const { sent, dropped } = guard([listEntry(1), culprit, listEntry(3)]);
  expect(sent).toEqual(['Port1', 'Port3']);
  expect(dropped).toEqual([`${culprit.portId} ${reason}`]);
});

test('keeps back a number whose card was not read for too long', () => {
  const old = listEntry(1, { verifiedAtMs: 1_000 });
  expect(guard([old], 1_000 + MAX_AGE_MS).sent).toEqual(['Port1']);
  expect(guard([old], 1_001 + MAX_AGE_MS)).toMatchObject({ sent: [], dropped: ['Port1 iccid-stale'] });
});

test('believes the later reading of a SIM that is seen in two ports', () => {
  const before = listEntry(1, { verifiedAtMs: 1_000 });
  const after = { ...before, portId: need(asPortId('Port2')), verifiedAtMs: 2_000 };
  expect(guard([before, after], 2_000)).toMatchObject({
    sent: ['Port2'],
    dropped: ['Port1 duplicate-iccid'],
  });
  expect(guard([after, before], 2_000).sent).toEqual(['Port2']);
});

test('never sends more numbers than the pool has ports', () => {
  expect(guard(listEntries(3), 0, 2)).toMatchObject({
    sent: ['Port1', 'Port2'],
    dropped: ['Port3 over-pool-size'],
  });
});

test('names number and port in words for people', () => {
  const twin = listEntry(2, { number: need(asE164('+46701000001')) });
  expect(guard([listEntry(1), twin]).texts).toEqual(['+46701000001 is already on sale from Port1.']);
});
