import { expect, test } from 'vitest';
import { createJobBoard } from '../../../src-main/modem/job-board.ts';

test('a later plan does not postpone an urgent one', () => {
  const board = createJobBoard();
  board.plan('check-sim', 0);
  board.plan('check-sim', 5_000);
  expect(board.take(0)).toBe('check-sim');
  expect(board.take(5_000)).toBeNull();
});

test('an urgent plan overtakes a later one', () => {
  const board = createJobBoard();
  board.plan('check-sim', 5_000);
  board.plan('check-sim', 100);
  expect(board.nextDueMs()).toBe(100);
});

test('of all that is due the most urgent comes first', () => {
  const board = createJobBoard();
  board.plan('network', 0);
  board.plan('check-sim', 10);
  board.plan('sim', 10);
  expect([board.take(10), board.take(10), board.take(10), board.take(10)]).toEqual([
    'sim',
    'check-sim',
    'network',
    null,
  ]);
});

test('a job that is due soon can be done at once, one that is due later cannot', () => {
  const board = createJobBoard();
  board.plan('network', 4_000);
  board.plan('number', 9_000);
  for (const job of ['network', 'number', 'sim'] as const) board.hasten(job, 1_000, 5_000);
  expect(board.take(1_000)).toBe('network');
  expect(board.take(8_999)).toBeNull();
  expect(board.isPlanned('sim')).toBe(false);
});
