import { describe, expect, it } from 'vitest';
import {
  type GridShape,
  gridCommandOf,
} from '../../../../../src-renderer/features/port-grid/grid-command.ts';
import { columnsThatFit } from '../../../../../src-renderer/features/port-grid/grid-metrics.ts';

/** 10 cards in rows of 4. */
const cards: GridShape = { index: 5, count: 10, columns: 4, rowsPerPage: 2 };
const table: GridShape = { index: 5, count: 10, columns: 1, rowsPerPage: 4 };

const move = (index: number) => ({ kind: 'move', index });

describe('gridCommandOf', () => {
  it.each([
    ['ArrowLeft', 4],
    ['ArrowRight', 6],
    ['ArrowUp', 1],
    ['ArrowDown', 9],
    ['Home', 0],
    ['End', 9],
    ['PageUp', 0],
    ['PageDown', 9],
  ])('moves among cards with %s', (key, index) => {
    expect(gridCommandOf(key, cards, false)).toEqual(move(index));
  });

  it('stays in its column in the first row', () => {
    expect(gridCommandOf('ArrowUp', { ...cards, index: 2 }, false)).toEqual(move(2));
  });

  it('does not run over the ends', () => {
    expect(gridCommandOf('ArrowLeft', { ...cards, index: 0 }, false)).toEqual(move(0));
    expect(gridCommandOf('ArrowRight', { ...cards, index: 9 }, false)).toEqual(move(9));
  });

  it('moves up and down a table, and leaves left and right alone', () => {
    expect(gridCommandOf('ArrowDown', table, false)).toEqual(move(6));
    expect(gridCommandOf('PageUp', table, false)).toEqual(move(1));
    expect(gridCommandOf('ArrowRight', table, false)).toBeNull();
  });

  it.each([
    [' ', 'rent'],
    ['Enter', 'open'],
    ['p', 'pause'],
    ['I', 'identify'],
  ])('takes %j on a cell as %s', (key, kind) => {
    expect(gridCommandOf(key, cards, false)).toEqual({ kind });
  });

  it('leaves space and enter to a switch or button inside of a cell', () => {
    expect(gridCommandOf(' ', cards, true)).toBeNull();
    expect(gridCommandOf('Enter', cards, true)).toBeNull();
    expect(gridCommandOf('p', cards, true)).toEqual({ kind: 'pause' });
  });
});

describe('columnsThatFit', () => {
  it('fits four cards beside the navigation at 1024 px, two beside the inspector, and always one', () => {
    expect(columnsThatFit('cards', 1024 - 72)).toBe(4);
    expect(columnsThatFit('cards', 1024 - 72 - 352)).toBe(2);
    expect(columnsThatFit('cards', 100)).toBe(1);
  });

  it('has one column in a table of any width', () => {
    expect(columnsThatFit('table', 2000)).toBe(1);
  });
});
