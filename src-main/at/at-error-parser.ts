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
