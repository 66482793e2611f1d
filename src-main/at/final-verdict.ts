import type { FinalResult } from './at-values.ts';
import { parseFinalResult } from './final-result-parser.ts';
import { splitLines } from './split-lines.ts';

export interface FinalVerdict {
  readonly final: boolean;
  readonly error: boolean;
}

/** A one-digit line counts only at the very end, where ATV0 puts it. */
function resultOf(line: string, isLast: boolean): FinalResult | null {
  return line.length > 1 || isLast ? parseFinalResult(line) : null;
}

/** Is the answer over, and with an error? URCs and noise may follow the final result in the same text. */
export function endsInFinalResult(text: string): FinalVerdict {
  const lines = splitLines(text);
  const results = lines.flatMap((line, at) => resultOf(line, at === lines.length - 1) ?? []);
  const last = results.at(-1);
  return { final: last !== undefined, error: last?.kind === 'error' };
}
