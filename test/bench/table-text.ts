import type { Row } from './scenario.ts';

/** Columns in the order of the first row; numbers stand at the right, with at most one decimal. */
export function tableText(rows: readonly Row[]): string {
  const columns = Object.keys(rows[0] ?? {});
  const cell = (row: Row, column: string): string => {
    const value = row[column] ?? '';
    return typeof value === 'number' ? String(Math.round(value * 10) / 10) : value;
  };
  const widths = columns.map((column) =>
    Math.max(column.length, ...rows.map((row) => cell(row, column).length)),
  );
  const line = (texts: readonly string[], right: readonly boolean[]): string => {
    const padded = texts.map((text, at) => {
      const width = widths[at] ?? 0;
      return right[at] ? text.padStart(width) : text.padEnd(width);
    });
    return `| ${padded.join(' | ')} |`;
  };
  const right = columns.map((column) => rows.every((row) => typeof row[column] === 'number'));
  return [
    line(columns, right),
    `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`,
    ...rows.map((row) =>
      line(
        columns.map((column) => cell(row, column)),
        right,
      ),
    ),
  ].join('\n');
}
