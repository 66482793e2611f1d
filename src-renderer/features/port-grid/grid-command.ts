type GridCommand =
  | { readonly kind: 'move'; readonly index: number }
  | { readonly kind: 'open' | 'rent' | 'pause' | 'identify' };

export interface GridShape {
  readonly index: number;
  readonly count: number;
  readonly columns: number;
  readonly rowsPerPage: number;
}

/** What a key means in the grid, or null. `isInCell`: the focus is on a control in the cell, which has its own keys. */
export function gridCommandOf(key: string, shape: GridShape, isInCell: boolean): GridCommand | null {
  const index = moveOf(key, shape);
  if (index !== null) return { kind: 'move', index: Math.max(0, Math.min(shape.count - 1, index)) };
  switch (key) {
    case 'p':
    case 'P':
      return { kind: 'pause' };
    case 'i':
    case 'I':
      return { kind: 'identify' };
    case 'Enter':
      return isInCell ? null : { kind: 'open' };
    case ' ':
      return isInCell ? null : { kind: 'rent' };
    default:
      return null;
  }
}

/** Index moved to, before it is held within the list. Up and down stay in their column, and stop at the ends. */
function moveOf(key: string, { index, count, columns, rowsPerPage }: GridShape): number | null {
  switch (key) {
    case 'ArrowLeft':
      return columns === 1 ? null : index - 1;
    case 'ArrowRight':
      return columns === 1 ? null : index + 1;
    case 'ArrowUp':
      return index < columns ? index : index - columns;
    case 'ArrowDown':
      return index + columns;
    case 'PageUp':
      return index - columns * rowsPerPage;
    case 'PageDown':
      return index + columns * rowsPerPage;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
