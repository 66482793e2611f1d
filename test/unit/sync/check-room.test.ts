import { expect, test } from 'vitest';
import { roomForCheck } from '../../../src-main/sync/check-room.ts';

test('leaves at once with 15 s for its answer when the next request is far', () => {
  expect(roomForCheck({ nowMs: 10_000, lastEndMs: 1_000, plannedMs: 285_000 })).toEqual({
    atMs: 10_000,
    timeoutMs: 15_000,
  });
});

test('keeps 2 s to the request before, and has its answer 2 s before the next', () => {
  expect(roomForCheck({ nowMs: 10_000, lastEndMs: 9_500, plannedMs: 20_000 })).toEqual({
    atMs: 11_500,
    timeoutMs: 6_500,
  });
});

test('has no room where less than 3 s would be left for the answer', () => {
  expect(roomForCheck({ nowMs: 10_000, lastEndMs: null, plannedMs: 15_000 })).toEqual({
    atMs: 10_000,
    timeoutMs: 3_000,
  });
  expect(roomForCheck({ nowMs: 10_001, lastEndMs: null, plannedMs: 15_000 })).toBeNull();
});
