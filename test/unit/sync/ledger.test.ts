import { expect, test } from 'vitest';
import type { E164 } from '../../../src-main/shared/ids.ts';
import {
  createLedger,
  ledgerDifference,
  listAccepted,
  listedNumbers,
  listSent,
  listUncertain,
} from '../../../src-main/sync/ledger.ts';
import type { NumberAnswer } from '../../../src-main/upstream/upstream-answer.ts';
import { listEntries } from '../../support/list-entries.ts';

const [a, b, c] = listEntries(3).map((entry) => entry.number) as [E164, E164, E164];
const at = '2026-01-01T00:00:00.000Z';
const later = '2026-01-01T00:05:00.000Z';

function answers(...items: readonly (readonly [E164, NumberAnswer])[]) {
  return new Map(items);
}

test('keeps id and time of each accepted number', () => {
  const ledger = listAccepted(createLedger(null), [a, b], answers([a, { status: 'accepted', id: 7 }]), at);
  expect(ledger.words.get(a)).toEqual({ status: 'accepted', id: 7, at, text: null });
  expect(ledger.words.get(b)).toEqual({ status: 'unconfirmed', id: null, at, text: null });
  expect([...(ledger.accepted?.values() ?? [])]).toEqual([
    { number: a, id: 7, since: at },
    { number: b, id: null, since: at },
  ]);
});

test('calls a number deleted when an accepted list came without it', () => {
  const first = listAccepted(createLedger(null), [a, b], answers(), at);
  const second = listAccepted(first, [a], answers(), later);
  expect(second.words.get(b)).toEqual({ status: 'deleted', id: null, at: later, text: null });
});

test('calls a number deleted when the upstream says so although it was sent', () => {
  const ledger = listAccepted(createLedger(null), [a], answers([a, { status: 'deleted' }]), at);
  expect(ledger.words.get(a)?.status).toBe('deleted');
  expect(ledger.accepted?.size).toBe(0);
});

test('an earlier run counts as accepted, so that a first list is a difference to it', () => {
  const ledger = createLedger({
    at,
    numbers: [
      { number: a, id: 7, since: null },
      { number: b, id: 8, since: null },
    ],
  });
  expect(ledgerDifference(ledger, [b, c])).toEqual({ added: [c], removed: [a] });
  expect(ledger.words.get(a)).toEqual({ status: 'accepted', id: 7, at, text: null });
});

test('a list without an answer may stand upstream until the next accepted one', () => {
  const sent = listUncertain(listSent(createLedger(null), [a], at), [a]);
  expect([...listedNumbers(sent)]).toEqual([a]);
  const accepted = listAccepted(sent, [b], answers(), at);
  expect([...listedNumbers(accepted)]).toEqual([b]);
  expect(accepted.words.get(a)?.status).toBe('deleted');
});

test('sending alone changes nothing of what is accepted', () => {
  const ledger = listSent(listAccepted(createLedger(null), [a], answers(), at), [a, b], at);
  expect(ledger.sent).toEqual([
    { number: a, at },
    { number: b, at },
  ]);
  expect([...(ledger.accepted?.keys() ?? [])]).toEqual([a]);
});

test('forgets words of numbers long gone, the oldest first', () => {
  let ledger = createLedger(null);
  const numbers = listEntries(5000).map((entry) => entry.number);
  for (let index = 0; index < numbers.length; index += 100) {
    ledger = listAccepted(ledger, numbers.slice(index, index + 100), answers(), at);
  }
  expect(ledger.words.size).toBeLessThanOrEqual(4096);
  expect(ledger.words.has(numbers[4999] ?? a)).toBe(true);
  expect(ledger.words.has(a)).toBe(false);
});
