import { parseFinalResult } from './final-result-parser.ts';
import { splitLines } from './split-lines.ts';

export interface FinalVerdict {
  readonly final: boolean;
  readonly error: boolean;
}

/** Does the text end in a final result, and is it an error? */
export function endsInFinalResult(text: string): FinalVerdict {
  const last = splitLines(text).at(-1);
  const result = last === undefined ? null : parseFinalResult(last);
  return { final: result !== null, error: result?.kind === 'error' };
}
