import { describe, expect, test } from 'vitest';
import type { ExchangeView } from '../../../src-main/shared/sync-view.ts';
import { Facts, NOTHING } from '../../kill/facts.ts';
import type { LeftProfile } from '../../kill/profile-reader.ts';
import { findFaults } from '../../kill/rules.ts';

const A = '+46700000001';
const B = '+46700000002';
const AT = '2026-01-01T00:00:00.000Z';

const body = (...numbers: readonly string[]) =>
  JSON.stringify({ numbers: numbers.map((number) => ({ number, date_start: 1_000 })) });

/** A row as of recentRequests; `cut-off` was never answered. */
const row = (text: string, outcome: 'accepted' | 'rejected' | 'cut-off') =>
  ({ at: AT, request: text, outcome: outcome === 'cut-off' ? 'failed' : outcome }) as ExchangeView;

const left = (part: Partial<LeftProfile>): LeftProfile => ({
  facts: new Map(),
  firstSales: new Map(),
  ownerOf: new Map([[A, 'card A']]),
  requests: [],
  accepted: null,
  leftovers: [],
  findings: [],
  ...part,
});

const upstreamOf = (listed: readonly string[], received: readonly string[]) =>
  ({
    requests: received.map((text) => ({ body: text, atMs: Date.parse(AT) + 1 })),
    numbers: new Map(listed.map((number) => [number, {}])),
  }) as unknown as Parameters<typeof findFaults>[3];

test('a request that the upstream received and the journal lacks is a fault, one that never arrived is none', () => {
  const requests = [row(body(B), 'cut-off'), row(body(A), 'accepted')];
  const sound = left({ requests, accepted: [A] });
  expect(findFaults(sound, null, new Facts(), upstreamOf([A], [body(A)]))).toEqual([]);
  const faults = findFaults(sound, null, new Facts(), upstreamOf([A], [body(A), body(A)]));
  expect(faults).toEqual(['request 2 of 2 is not in the journal']);
});

test('a list that the app does not know of needs an open row', () => {
  const [first, second] = [row(body(A), 'accepted'), row(body(A, B), 'cut-off')];
  const upstream = upstreamOf([B, A], [body(A), body(A, B)]);
  expect(findFaults(left({ requests: [second, first], accepted: [A] }), null, new Facts(), upstream)).toEqual(
    [],
  );
  const answered = [row(body(A), 'accepted'), second, first];
  const faults = findFaults(left({ requests: answered, accepted: [A] }), null, new Facts(), upstream);
  expect(faults.join()).toContain('no row of the journal says why');
});

describe('a single change', () => {
  const add = (number: string) => JSON.stringify({ number, date_start: 1_000 });
  const remove = (number: string) => JSON.stringify({ number });
  const faultsOf = (
    listed: readonly string[],
    accepted: readonly string[],
    ...rows: readonly ExchangeView[]
  ) =>
    findFaults(
      left({ requests: rows.toReversed(), accepted }),
      null,
      new Facts(),
      upstreamOf(
        listed,
        rows.map(({ request }) => request),
      ),
    );
  const list = row(body(A), 'accepted');

  test('that was cut off may have come about or not', () => {
    for (const listed of [[A], [A, B]])
      expect(faultsOf(listed, [A], list, row(add(B), 'cut-off'))).toEqual([]);
    for (const listed of [[], [A]])
      expect(faultsOf(listed, [A], list, row(remove(A), 'cut-off'))).toEqual([]);
    expect(faultsOf([B], [A], list, row(add(B), 'cut-off')).join()).toContain(
      'no row of the journal says why',
    );
  });

  test('that was accepted has come about, that was refused has not', () => {
    expect(faultsOf([A, B], [A, B], list, row(add(B), 'accepted'))).toEqual([]);
    expect(faultsOf([A], [A, B], list, row(add(B), 'accepted')).join()).toContain('no row of the journal');
    expect(faultsOf([A], [A], list, row(add(B), 'rejected'))).toEqual([]);
    expect(faultsOf([A, B], [A], list, row(add(B), 'rejected')).join()).toContain('no row of the journal');
  });

  test('stands in the accepted list, but for the newest, which a kill may keep from it', () => {
    expect(faultsOf([A, B], [A], list, row(add(B), 'accepted'))).toEqual([]);
    const two = [list, row(add(B), 'accepted'), row(remove(A), 'accepted')] as const;
    for (const accepted of [[B], [A, B]]) expect(faultsOf([B], accepted, ...two)).toEqual([]);
    for (const accepted of [[A], []])
      expect(faultsOf([B], accepted, ...two).join()).toContain('accepted rows say otherwise');
  });

  test('holds the date of the first sale as a list does', () => {
    const before = left({ firstSales: new Map([['card A', 999]]) });
    const requests = [row(add(A), 'accepted')];
    const now = left({ requests, accepted: [A], firstSales: before.firstSales });
    expect(findFaults(now, before, new Facts(), upstreamOf([A], [add(A)]))).toEqual([
      `${A} was listed as of 1000, not 999`,
    ]);
  });
});

test('a test of a list explains nothing', () => {
  const tested = row(JSON.stringify({ ...(JSON.parse(body(A, B)) as object), test: 'test1' }), 'accepted');
  const requests = [tested, row(body(A), 'accepted')];
  const upstream = upstreamOf([A, B], []);
  expect(findFaults(left({ requests, accepted: [A] }), null, new Facts(), upstream).join()).toContain(
    'no row of the journal says why',
  );
});

test('a date of first sale that moves is a fault, in the book and in a list', () => {
  const before = left({ firstSales: new Map([['card A', 999]]) });
  const requests = [row(body(A), 'accepted')];
  const faults = findFaults(
    left({ requests, accepted: [A], firstSales: new Map([['card A', 1_000]]) }),
    before,
    new Facts(),
    upstreamOf([A], [body(A)]),
  );
  expect(faults).toEqual([
    'the first sale of card A moved from 999 to 1000',
    `${A} was listed as of 1000, not 999`,
  ]);
});

test('what was confirmed must be there, what was unanswered may be, what was refused may not', () => {
  const facts = new Facts();
  facts.ask('rent A', 'Port1');
  facts.answered('rent A', 'Port1', false);
  facts.ask('rent B', 'Port2');
  facts.answered('rent B', 'Port2', true);
  facts.ask('typed A', A);
  expect(
    facts.compare(
      new Map([
        ['rent A', 'Port1'],
        ['typed A', A],
      ]),
    ),
  ).toEqual([]);
  expect(facts.compare(new Map([['typed A', A]]))).toEqual([`rent A is ${NOTHING}, but Port1 was promised`]);
});
