import { expect, test } from 'vitest';
import {
  createGapTracker,
  gapAccepted,
  gapFailed,
  gapResumed,
  listGaps,
  type Moment,
} from '../../../src-main/sync/gap-tracker.ts';

const WALL = Date.UTC(2026, 0, 1);

function at(seconds: number, wallJumpMs = 0): Moment {
  return { wallMs: WALL + seconds * 1000 + wallJumpMs, monotonicMs: seconds * 1000 };
}

test('300 s are no gap, a moment more is one', () => {
  const tracker = gapAccepted(createGapTracker(null, at(0)), at(0));
  expect(listGaps(tracker, at(300))).toEqual([]);
  expect(listGaps(tracker, at(300.001))).toHaveLength(1);
});

test('a gap lasts from the last accepted request to the next, with its first reason', () => {
  let tracker = gapAccepted(createGapTracker(null, at(0)), at(10));
  tracker = gapFailed(tracker, 'The name was not found.');
  tracker = gapFailed(tracker, 'The upstream refuses.');
  expect(listGaps(tracker, at(400))).toEqual([
    { from: '2026-01-01T00:00:10.000Z', to: null, reason: 'The name was not found.' },
  ]);
  tracker = gapAccepted(tracker, at(430));
  expect(listGaps(tracker, at(440))).toEqual([
    { from: '2026-01-01T00:00:10.000Z', to: '2026-01-01T00:07:10.000Z', reason: 'The name was not found.' },
  ]);
});

test('a failure that was overcome in time explains no later gap', () => {
  let tracker = gapAccepted(createGapTracker(null, at(0)), at(0));
  tracker = gapAccepted(gapFailed(tracker, 'Short trouble.'), at(290));
  expect(listGaps(tracker, at(700))[0]?.reason).toBe('No request was sent.');
});

test('nothing is a gap before anything was ever accepted', () => {
  expect(listGaps(createGapTracker(null, at(0)), at(9999))).toEqual([]);
});

test('the time between two runs is a gap', () => {
  const tracker = createGapTracker('2025-12-31T23:00:00.000Z', at(0));
  expect(listGaps(tracker, at(1))).toEqual([
    { from: '2025-12-31T23:00:00.000Z', to: null, reason: 'Portlight was not running.' },
  ]);
});

test('a wall clock that jumps makes no gap', () => {
  const tracker = gapAccepted(createGapTracker(null, at(0)), at(0));
  expect(listGaps(tracker, at(200, 3_600_000))).toEqual([]);
});

test('sleep counts although the monotonic clock stood still', () => {
  const tracker = gapAccepted(createGapTracker(null, at(0)), at(0));
  const awake = at(100, 3_600_000);
  expect(listGaps(gapResumed(tracker, awake), awake)).toEqual([
    { from: '2026-01-01T00:00:00.000Z', to: null, reason: 'The computer was asleep.' },
  ]);
});

test('keeps the newest 200 gaps', () => {
  let tracker = gapAccepted(createGapTracker(null, at(0)), at(0));
  for (let turn = 1; turn <= 250; turn++) tracker = gapAccepted(tracker, at(turn * 301));
  const gaps = listGaps(tracker, at(250 * 301));
  expect(gaps).toHaveLength(200);
  expect(gaps.at(-1)?.to).toBe(new Date(WALL + 250 * 301_000).toISOString());
});

test.each([
  ['a short time without Portlight', createGapTracker('2025-12-31T23:59:00.000Z', at(0))],
  ['a nap', gapResumed(gapAccepted(createGapTracker(null, at(0)), at(0)), at(10, 3_000))],
])('%s is no reason for the trouble that follows it', (_what, tracker) => {
  expect(listGaps(gapFailed(tracker, 'The upstream refuses.'), at(700))[0]?.reason).toBe(
    'The upstream refuses.',
  );
});

test('a short time without Portlight is the reason where nothing else is known', () => {
  const tracker = createGapTracker('2025-12-31T23:55:30.000Z', at(0));
  expect(listGaps(tracker, at(31))[0]?.reason).toBe('Portlight was not running.');
});
