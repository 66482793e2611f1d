import type { AtError } from './at-values.ts';
import { parseErrorLine } from './error-line-parser.ts';
import { splitLines } from './split-lines.ts';

/** The final error of an answer (the last one when there are several), else null. */
export function parseAtError(text: string): AtError | null {
  for (const line of splitLines(text).toReversed()) {
    const error = parseErrorLine(line);
    if (error !== null) return error;
  }
  return null;
}

/** An error text that stands alone (`SIM busy`), when it is one of 27.007 or 27.005; else null. */
export function parseErrorText(text: string): AtError | null {
  for (const type of ['CME', 'CMS'] as const) {
    const error = parseErrorLine(`+${type} ERROR: ${text.trim()}`);
    if (error !== null && error.code !== null && !/^\s*\d/.test(text)) return error;
  }
  return null;
}
