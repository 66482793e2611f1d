import { assertNever } from '../shared/assert-never.ts';
import type { LineStyle } from './modem-family.ts';

/** Lays an answer out as bytes on the wire. `numeric`: `ATV0` is set, the final result is a digit and one CR. */
export function layOutAnswer(
  lines: readonly string[],
  final: string | null,
  style: LineStyle,
  numeric: boolean,
): string {
  if (numeric) return `${lines.map((line) => `${line}\r\n`).join('')}${final === null ? '' : `${final}\r`}`;
  const { start, end } = edges(style);
  const text = lines.length === 0 ? '' : start + lines.map((line) => line + end).join('');
  return final === null ? text : text + start + final + end;
}

/** A line that the modem sends by itself. */
export function layOutUrc(line: string, style: LineStyle): string {
  const { start, end } = edges(style === 'compact' ? 'standard' : style);
  return start + line + end;
}

function edges(style: LineStyle): { readonly start: string; readonly end: string } {
  switch (style) {
    case 'standard':
      return { start: '\r\n', end: '\r\n' };
    case 'compact':
      return { start: '', end: '\r\n' };
    case 'double-cr':
      return { start: '\r\r\n', end: '\r\r\n' };
    case 'lf':
      return { start: '\n', end: '\n' };
    case 'cr':
      return { start: '\r', end: '\r' };
    default:
      return assertNever(style);
  }
}
