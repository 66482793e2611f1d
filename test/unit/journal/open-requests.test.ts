import { expect, test } from 'vitest';
import type { RequestStrategy } from '../../../src-main/journal/journal.ts';
import { openJournal } from '../../../src-main/journal/sqlite-journal.ts';
import type { ExchangeView } from '../../../src-main/shared/sync-view.ts';
import { listPayload } from '../../../src-main/upstream/payload.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { listEntry } from '../../support/list-entries.ts';

const at = '2026-01-01T00:00:00.000Z';

function setUp() {
  const journal = openJournal(':memory:', { clock: new FakeClock() });
  /** `outcome` null: cut off by a kill. */
  function send(numbers: readonly number[], outcome: ExchangeView['outcome'] | null, cause = 'change') {
    const entries = numbers.map((number) => listEntry(number));
    write(entries, listPayload(entries, null), outcome, cause, 'list');
  }
  function call(
    name: 'addNumber' | 'removeNumber' | 'checkWork',
    place: number,
    outcome: ExchangeView['outcome'] | null,
  ) {
    const { number } = listEntry(place);
    const body = JSON.stringify(name === 'checkWork' ? {} : { number });
    write([], body, outcome, 'change', `incremental ${name}`);
  }
  function write(
    entries: readonly unknown[],
    body: string,
    outcome: ExchangeView['outcome'] | null,
    cause: string,
    strategy: RequestStrategy,
  ) {
    const row = journal.beginRequest({ at, cause, count: entries.length, body, strategy });
    if (outcome === null) return;
    journal.finishRequest(row, {
      at,
      cause: 'change',
      call: 'sendNumbersOnline',
      count: entries.length,
      added: [],
      removed: [],
      durationMs: 1,
      httpStatus: null,
      outcome,
      request: body,
      answer: null,
      fault: null,
    });
  }
  const open = () => journal.openNumbers().toSorted();
  return { journal, send, call, open };
}

const numbersOf = (...places: readonly number[]) => places.map((place) => listEntry(place).number).toSorted();

test('an empty history has sent nothing', () => {
  const { journal, open } = setUp();
  expect(open()).toEqual([]);
  expect(journal.lastRequests()).toEqual({ at: null, openAt: null });
});

test('numbers of requests that a kill cut off or nobody answered may be listed', () => {
  const { send, open, journal } = setUp();
  send([1], 'accepted');
  send([1, 2], 'failed');
  send([3], null);
  expect(open()).toEqual(numbersOf(1, 2, 3));
  expect(journal.lastRequests()).toEqual({ at, openAt: at });
});

test('an accepted list ends all doubt about those before it', () => {
  const { send, open } = setUp();
  send([1, 2], 'failed');
  send([3], 'accepted');
  expect(open()).toEqual(numbersOf(3));
});

test('the last request without an answer is known for a while, whatever followed', () => {
  const { send, journal } = setUp();
  send([1], 'failed');
  expect(journal.lastRequests()).toEqual({ at, openAt: at });
  for (let turn = 0; turn < 50; turn++) send([1], 'accepted');
  expect(journal.lastRequests()).toEqual({ at, openAt: null });
});

test('what was refused, or only asked, was not taken', () => {
  const { send, open } = setUp();
  send([1], 'rejected');
  send([2], 'accepted', 'probe');
  expect(open()).toEqual([]);
});

test('single numbers count from their adding to their accepted removal', () => {
  const { send, call, open } = setUp();
  send([1], 'accepted');
  call('addNumber', 2, 'accepted');
  call('addNumber', 3, null);
  call('checkWork', 0, 'accepted');
  call('removeNumber', 1, 'failed');
  expect(open()).toEqual(numbersOf(1, 2, 3));
  call('removeNumber', 2, 'accepted');
  expect(open()).toEqual(numbersOf(1, 3));
  call('addNumber', 2, 'failed');
  expect(open()).toEqual(numbersOf(1, 2, 3));
});
