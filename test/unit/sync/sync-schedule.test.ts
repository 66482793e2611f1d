import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  askedPauseMs,
  blockedUntilMs,
  planRequest,
  requestTimeoutMs,
  retryPauses,
  type ScheduleFacts,
} from '../../../src-main/sync/sync-schedule.ts';

const quiet: ScheduleFacts = {
  asked: null,
  unfinished: null,
  hold: null,
  first: false,
  changedAtMs: null,
  freshAtMs: null,
  uncertain: false,
  lastEndMs: 10_200,
  lastAcceptedMs: 10_000,
  confirmAtMs: null,
  count: 2,
  latencyMs: 100,
};

test('the first list leaves at once', () => {
  const start = { ...quiet, first: true, lastEndMs: null, lastAcceptedMs: null };
  expect(planRequest(start)).toEqual({ atMs: 0, cause: 'first' });
});

test('a heartbeat follows 285 s after the start of the last accepted request', () => {
  expect(planRequest(quiet)).toEqual({ atMs: 295_000, cause: 'heartbeat' });
});

test.each([
  [0, 100, 285_000],
  [8, 100, 280_000],
  [32, 100, 275_800],
  [512, 100, 267_400],
  [8, 1_500, 266_000],
  [32, 1_500, 259_000],
  [32, 60_000, 217_000],
])('a list of %i at %i ms an answer leaves enough time to find a culprit', (count, latencyMs, pauseMs) => {
  expect(planRequest({ ...quiet, count, latencyMs }).atMs).toBe(10_000 + pauseMs);
});

test('a change is gathered for 1 s', () => {
  expect(planRequest({ ...quiet, changedAtMs: 60_000 })).toEqual({ atMs: 61_000, cause: 'change' });
});

test('a change keeps 2 s from the end of the request before', () => {
  expect(planRequest({ ...quiet, changedAtMs: 10_100 })).toEqual({ atMs: 12_200, cause: 'change' });
});

test('a heartbeat that is due first takes the change with it', () => {
  expect(planRequest({ ...quiet, changedAtMs: 294_500 })).toEqual({ atMs: 295_000, cause: 'heartbeat' });
});

test('a person does not wait for pauses, only for the distance of 2 s', () => {
  const hold = {
    kind: 'blocked',
    sinceMs: 10_200,
    untilMs: 295_000,
    owedUntilMs: 295_000,
  } as const;
  expect(planRequest({ ...quiet, hold, asked: 'manual' })).toEqual({ atMs: 12_200, cause: 'manual' });
});

test('a search goes on before anything else', () => {
  expect(planRequest({ ...quiet, unfinished: 'probe', asked: 'manual', changedAtMs: 10_000 })).toEqual({
    atMs: 12_200,
    cause: 'probe',
  });
});

describe('after a failure', () => {
  const hold = {
    kind: 'retry',
    sinceMs: 20_000,
    untilMs: 50_000,
    owedUntilMs: 27_000,
  } as const;
  const failed = { ...quiet, hold, lastEndMs: 20_000 };

  test('a mere heartbeat waits for the end of the pause', () => {
    expect(planRequest(failed)).toEqual({ atMs: 50_000, cause: 'retry' });
  });

  test.each([
    ['a first list', { first: true }],
    ['a change', { changedAtMs: 20_000 }],
    ['a list of an unknown end', { uncertain: true }],
  ])('%s is owed, so it is tried again sooner', (_, owed) => {
    expect(planRequest({ ...failed, ...owed })).toEqual({ atMs: 27_000, cause: 'retry' });
  });

  test('another list than the one that failed goes out like any change', () => {
    const fresh = { changedAtMs: 20_000, freshAtMs: 22_500 };
    expect(planRequest({ ...failed, ...fresh })).toEqual({ atMs: 23_500, cause: 'change' });
  });

  test.each(['limited', 'blocked'] as const)('neither cuts a pause short that was asked for: %s', (kind) => {
    const asked = { kind, sinceMs: 20_000, untilMs: 50_000, owedUntilMs: 50_000 };
    const fresh = { changedAtMs: 20_000, freshAtMs: 22_500 };
    expect(planRequest({ ...failed, ...fresh, hold: asked })).toEqual({ atMs: 50_000, cause: 'retry' });
  });

  test('a long pause is cut short by the deadline of the heartbeat', () => {
    const asked = { ...hold, untilMs: 500_000 };
    expect(planRequest({ ...quiet, hold: asked })).toEqual({ atMs: 307_000, cause: 'retry' });
  });

  test('a pause after the deadline lasts as long as it should', () => {
    const late = { ...hold, sinceMs: 320_000, untilMs: 350_000 };
    expect(planRequest({ ...quiet, hold: late, lastEndMs: 320_000 })).toEqual({
      atMs: 350_000,
      cause: 'retry',
    });
  });

  test('a block gets one try per heartbeat, deadline or not', () => {
    const untilMs = blockedUntilMs(199_000);
    const blocked = {
      kind: 'blocked',
      sinceMs: 200_000,
      untilMs,
      owedUntilMs: untilMs,
    } as const;
    expect(planRequest({ ...quiet, hold: blocked, lastEndMs: 200_000 })).toEqual({
      atMs: 484_000,
      cause: 'retry',
    });
  });
});

test('pauses grow from 2 s to 30 s, to 7 s where a list is owed, and are spread by a fifth', () => {
  const pauses = [1, 2, 3, 4, 5, 6, 50].map((failures) => retryPauses(failures, () => 0.5));
  expect(pauses.map(({ pauseMs }) => pauseMs)).toEqual([2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
  expect(pauses.map(({ owedPauseMs }) => owedPauseMs)).toEqual([
    2_000, 4_000, 7_000, 7_000, 7_000, 7_000, 7_000,
  ]);
  expect(retryPauses(1, () => 0)).toEqual({ pauseMs: 1_600, owedPauseMs: 1_600 });
  expect(retryPauses(9, () => 0.999_999)).toEqual({ pauseMs: 36_000, owedPauseMs: 8_400 });
});

test.each([
  [0, 2_000],
  [60_000, 60_000],
  [86_400_000, 285_000],
])('a wish to wait %i ms is granted with %i ms', (askedMs, granted) => {
  expect(askedPauseMs(askedMs)).toBe(granted);
});

test.each([
  ['without a heartbeat to keep', 5_000, null, 30_000],
  ['right after an accepted list', 12_000, 10_000, 30_000],
  ['at the heartbeat', 295_000, 10_000, 10_000],
  ['shortly before the deadline', 306_000, 10_000, 8_000],
  ['when the deadline has passed', 310_000, 10_000, 30_000],
])('a request %s gets its time', (_, nowMs, lastAcceptedMs, timeoutMs) => {
  expect(requestTimeoutMs(nowMs, lastAcceptedMs)).toBe(timeoutMs);
});

test('whatever happened, two requests are never closer than 2 s', () => {
  const time = fc.integer({ min: 0, max: 10_000_000 });
  const facts = fc.record({
    asked: fc.constantFrom(null, 'manual' as const, 'resume' as const),
    unfinished: fc.constantFrom(null, 'probe' as const, 'retry' as const),
    hold: fc.option(
      fc.record({
        kind: fc.constantFrom('retry' as const, 'refused' as const, 'limited' as const, 'blocked' as const),
        sinceMs: time,
        untilMs: time,
        owedUntilMs: time,
      }),
      { nil: null },
    ),
    first: fc.boolean(),
    changedAtMs: fc.option(time, { nil: null }),
    freshAtMs: fc.option(time, { nil: null }),
    uncertain: fc.boolean(),
    lastEndMs: time,
    lastAcceptedMs: fc.option(time, { nil: null }),
    count: fc.integer({ min: 0, max: 512 }),
    confirmAtMs: fc.option(time, { nil: null }),
    latencyMs: fc.integer({ min: 0, max: 30_000 }),
  });
  fc.assert(
    fc.property(facts, (some) => {
      expect(planRequest(some).atMs).toBeGreaterThanOrEqual(some.lastEndMs + 2_000);
    }),
  );
});
