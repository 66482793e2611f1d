import { expect, test } from 'vitest';
import { openJournal } from '../../../src-main/journal/sqlite-journal.ts';
import { listAccepted } from '../../../src-main/sync/ledger.ts';
import { prepareList } from '../../../src-main/sync/outgoing-list.ts';
import { createSyncMemory } from '../../../src-main/sync/sync-memory.ts';
import { createSyncViewBuilder } from '../../../src-main/sync/sync-view-builder.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { listEntries } from '../../support/list-entries.ts';

const now = { wallMs: 1_767_225_600_000, monotonicMs: 5_000 };
const entries = listEntries(512);

function setUp() {
  const clock = new FakeClock();
  const memory = createSyncMemory(openJournal(':memory:', { clock }), now);
  const list = () => prepareList({ entries, settled: true, poolSize: 512, maxAgeMs: 60_000 }, new Map(), 0);
  const facts = {
    memory,
    configured: true,
    stopped: false,
    flight: null,
    asked: false,
    nextMs: 290_000,
    lastExchange: null,
  };
  return { build: createSyncViewBuilder(), facts: () => ({ ...facts, list: list() }), memory };
}

test('the time of the next request does not flicker while wall and monotonic time drift apart by fractions', () => {
  const { build, facts } = setUp();
  const times = [0, 0.4, 0.6, 1.2, -0.7].map(
    (driftMs) =>
      build(facts(), { wallMs: now.wallMs + 1000 + Math.round(driftMs), monotonicMs: now.monotonicMs + 1000 })
        .nextAt,
  );
  expect(new Set(times).size).toBe(1);
});

test('it moves with a wall clock that is set, and with another plan', () => {
  const { build, facts } = setUp();
  const first = build(facts(), now).nextAt;
  const moved = build(facts(), { ...now, wallMs: now.wallMs + 3_600_000 }).nextAt;
  const planned = build({ ...facts(), nextMs: 290_400 }, now).nextAt;
  expect(new Set([first, moved, planned]).size).toBe(3);
});

test('sets that say the same stay the same arrays, so that nobody compares 512 numbers', () => {
  const { build, facts, memory } = setUp();
  const numbers = entries.map(({ number }) => number);
  const accept = (ledger: typeof memory.ledger) =>
    listAccepted(ledger, numbers, new Map(), '2026-01-01T00:00:00.000Z');
  const ledger = accept(memory.ledger);
  const first = build({ ...facts(), memory: { ...memory, ledger } }, now);
  const second = build({ ...facts(), memory: { ...memory, ledger: accept(ledger) } }, now);
  expect(second.desired).toBe(first.desired);
  expect(second.sent).toBe(first.sent);
  expect(second.accepted).toBe(first.accepted);
});
