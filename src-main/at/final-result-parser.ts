import type { FinalResult } from './at-values.ts';
import { parseErrorLine } from './error-line-parser.ts';

const OK: FinalResult = { kind: 'ok' };
const SUCCESS = /^(?:OK|CONNECT(?::?\s+\d[\w./ ]*)?)$/i;

/**
 * Reads one whole, trimmed line as a final result (V.250 5.7.1, 27.007 9, and vendor words), else null. A final word
 * inside a longer line is data. The one-digit results of ATV0 (0, 3 and 4) count too: no answer of ours is one digit.
 */
export function parseFinalResult(line: string): FinalResult | null {
  if (SUCCESS.test(line) || line === '0') return OK;
  const error = parseErrorLine(line);
  return error === null ? null : { kind: 'error', error };
}
